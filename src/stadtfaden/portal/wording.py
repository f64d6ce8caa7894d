"""What the pages call things: the words stand in `ui`, where the report finds them too."""

from stadtfaden.ui.wording import DIGITAL, DIGITAL_SHORT, DIRECTIONS, KINDS, LINKS

__all__ = ["DIGITAL", "DIGITAL_SHORT", "DIRECTIONS", "KINDS", "LINKS"]
