"""Areas of urban development, and which of them a text speaks of."""

from stadtfaden.core.areas.values import Area, Scored

__all__ = ["Area", "Scored"]
