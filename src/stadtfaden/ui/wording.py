"""What the kinds of things are called, and the sentences that links make."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

KINDS: dict[str, tuple[Promise, Promise]] = {
    "vision": (_("Vision"), _("Visions")),
    "principle": (_("Guiding principle"), _("Guiding principles")),
    "goal": (_("Goal"), _("Goals")),
    "target": (_("Target"), _("Targets")),
    "measure": (_("Measure"), _("Measures")),
    "indicator": (_("Indicator"), _("Indicators")),
    "challenge": (_("Challenge"), _("Challenges")),
}

DIGITAL: dict[str, Promise] = {
    "instrument": _("Digital tools help with it"),
    "data": _("Data help with it"),
    "infrastructure": _("It needs networks and technology"),
    "skills": _("It needs digital skills"),
    "participation": _("People take part digitally"),
    "spatial-effect": _("Digitalisation changes the space of the city"),
    "risk": _("Digitalisation brings risks"),
}

DIGITAL_SHORT: dict[str, Promise] = {
    "instrument": pgettext_lazy("digital", "tool"),
    "data": pgettext_lazy("digital", "data"),
    "infrastructure": pgettext_lazy("digital", "infrastructure"),
    "skills": pgettext_lazy("digital", "skills"),
    "participation": pgettext_lazy("digital", "participation"),
    "spatial-effect": pgettext_lazy("digital", "effect on space"),
    "risk": pgettext_lazy("digital", "risk"),
}

# Seen from one end: (what this statement does to the other, what the other does to this one).
LINKS: dict[str, tuple[Promise, Promise]] = {
    "supports": (_("supports"), _("is supported by")),
    "refines": (_("refines"), _("is refined by")),
    "implements": (_("implements"), _("is implemented by")),
    "measures": (_("measures"), _("is measured by")),
    "duplicates": (_("says the same as"), _("says the same as")),
    "conflicts": (_("contradicts"), _("contradicts")),
    "supersedes": (_("replaces"), _("is replaced by")),
    "covers": (_("covers"), _("is covered by")),
    "reports": (_("reports on"), _("is reported on by")),
}

DIRECTIONS: dict[str, Promise] = {
    "reduce": pgettext_lazy("direction", "reduce"),
    "raise": pgettext_lazy("direction", "raise"),
    "reach": pgettext_lazy("direction", "reach"),
    "keep": pgettext_lazy("direction", "keep"),
    "at_least": pgettext_lazy("direction", "at least"),
    "at_most": pgettext_lazy("direction", "at most"),
}

# With the number as it is written: „1 Leitsatz oder Vision“, „1.204 Maßnahmen“.
COUNTED: dict[str, Callable[[int], str]] = {
    "tops": lambda n: ngettext(
        "%(shown)s guiding principle or vision", "%(shown)s guiding principles and visions", n
    ),
    "goals": lambda n: ngettext("%(shown)s goal", "%(shown)s goals", n),
    "measures": lambda n: ngettext("%(shown)s measure", "%(shown)s measures", n),
    "targets": lambda n: ngettext("%(shown)s target", "%(shown)s targets", n),
    "digital": lambda n: ngettext(
        "%(shown)s statement is connected with digitalisation",
        "%(shown)s statements are connected with digitalisation",
        n,
    ),
}

# The same without the number, which stands above or beside it.
LEVELS: dict[str, Callable[[int], str]] = {
    "tops": lambda n: ngettext("Guiding principle or vision", "Guiding principles and visions", n),
    "goals": lambda n: ngettext("Goal", "Goals", n),
    "measures": lambda n: ngettext("Measure", "Measures", n),
    "targets": lambda n: ngettext("Target", "Targets", n),
}
