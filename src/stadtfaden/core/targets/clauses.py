"""One sentence with everything found in it."""

import re
from dataclasses import dataclass

from stadtfaden.core.targets.directions import Cue
from stadtfaden.core.targets.quantities import Quantity
from stadtfaden.core.targets.years import Role, YearMention

_EDGE = re.compile(r"[:;,]\s|\s[–-]\s|(?<!\d)\.\s+(?=[A-ZÄÖÜ])|[()]")


@dataclass(frozen=True, slots=True)
class Clause:
    """Positions count from the start of its own text."""

    text: str
    quantities: tuple[Quantity, ...]
    years: tuple[YearMention, ...]
    cues: tuple[Cue, ...]

    def target_years(self) -> tuple[YearMention, ...]:
        """The years that say until when, or the next best."""
        for role in (Role.TARGET, Role.PERIOD, Role.START, Role.BARE):
            if years := tuple(year for year in self.years if year.role is role):
                return years
        return ()

    def base_years(self) -> tuple[YearMention, ...]:
        return tuple(year for year in self.years if year.role is Role.BASE)

    def is_dated(self) -> bool:
        return any(year.role is Role.TARGET for year in self.years)

    def begins(self) -> bool:
        """Whether it says from when on („ab 2027“)."""
        return any(year.role is Role.START for year in self.years)

    def around(self, start: int, end: int) -> str:
        """The words between the next marks on either side: what is said in one breath with start..end."""
        low, high = 0, len(self.text)
        for edge in _EDGE.finditer(self.text):
            if edge.end() <= start:
                low = edge.end()
            elif edge.start() >= end:
                high = edge.start()
                break
        return self.text[low:high]

    def bracket(self, at: int) -> str | None:
        """The words of the bracket that stands around `at`; None where there is none."""
        opened = self.text.rfind("(", 0, at)
        if opened < 0 or ")" in self.text[opened:at]:
            return None
        closed = self.text.find(")", at)
        return self.text[opened : closed if closed >= 0 else len(self.text)]
