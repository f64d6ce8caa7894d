"""How statements hang together with digitalisation."""

from stadtfaden.core.digital.finding import THRESHOLD, find_digital
from stadtfaden.core.digital.values import DigitalKind, DigitalMark

__all__ = ["THRESHOLD", "DigitalKind", "DigitalMark", "find_digital"]
