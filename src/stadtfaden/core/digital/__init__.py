"""How a statement hangs together with digitalisation."""

from stadtfaden.core.digital.values import DigitalKind, DigitalMark

__all__ = ["DigitalKind", "DigitalMark"]
