"""Council information systems."""

from stadtfaden.adapters.council.oparl import Body, CouncilUnreachable, OParl

__all__ = ["Body", "CouncilUnreachable", "OParl"]
