"""An entry of the log as a sentence: who did what to what, before and after in words, where to see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext, pgettext_lazy

from stadtfaden.showing.addresses import address
from stadtfaden.showing.changes import Change, changes_of
from stadtfaden.showing.verbs import VERBS
from stadtfaden.threads.queries import subjects_of
from stadtfaden.ui.templatetags.stadtfaden import shortened
from stadtfaden.ui.wording import LINKS

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Area, Entry, Link, Statement

NAMING = 160  # letters of a quote in a list

# As they stand in „… hat das Ziel bestätigt“.
OBJECTS: dict[str, Promise] = {
    "vision": pgettext_lazy("object", "the vision"),
    "principle": pgettext_lazy("object", "the guiding principle"),
    "goal": pgettext_lazy("object", "the goal"),
    "target": pgettext_lazy("object", "the target"),
    "measure": pgettext_lazy("object", "the measure"),
    "indicator": pgettext_lazy("object", "the indicator"),
    "challenge": pgettext_lazy("object", "the challenge"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """`quote` are words of a paper, `rest` our own; `where` leads to what it is about, if that is there."""

    entry: "Entry"
    sentence: str
    quote: str
    rest: str
    where: str
    changes: tuple[Change, ...]
    reason: str

    @property
    def words(self) -> str:
        """The whole of it as plain text."""
        tail = f"„{self.quote}“" if self.quote else self.rest
        return f"{self.sentence}: {tail}" if tail else f"{self.sentence}."


@dataclass(frozen=True, slots=True)
class About:
    """What an entry is about, in the accusative, and what stands behind the colon."""

    what: str
    quote: str = ""
    rest: str = ""
    where: str = ""


def lines_of(entries: Sequence["Entry"], areas: Mapping[str, "Area"] | None = None) -> list[Line]:
    """Of one city, with who did it. One query for each kind of thing they are about; `areas` by pk, for
    those whose changes are shown.
    """
    found = subjects_of(entries)
    return [_line(entry, found, areas or {}, entry.chain) for entry in entries]


def verb_name(verb: str) -> str:
    """Short, for lists; a verb that this version does not know stands as it is."""
    return str(VERBS[verb][0]) if verb in VERBS else verb


def _line(entry: "Entry", found: Mapping[str, Any], areas: Mapping[str, "Area"], city: str) -> Line:
    about = _about(entry, found.get(entry.subject), city)
    who = gettext("Stadtfaden") if entry.by is None else str(entry.by)
    told = {"who": who, "what": about.what}
    sentence = str(VERBS[entry.verb][1]) % told if entry.verb in VERBS else f"{who}: {entry.verb}"
    reason = entry.detail.get("reason")
    return Line(
        entry=entry,
        sentence=sentence,
        quote=shortened(about.quote, NAMING),
        rest=about.rest,
        where=about.where,
        changes=changes_of(entry.detail, areas),
        reason=reason if isinstance(reason, str) else "",
    )


def _about(entry: "Entry", row: Any, city: str) -> About:
    kind = entry.subject.rpartition(":")[0]
    if kind == "pipeline.Upload":
        return About(gettext("a file"), rest=str(entry.detail.get("file") or ""))
    if row is None:
        words = str(_of(entry.detail, "before").get("text") or "")
        title = str(entry.detail.get("title") or "")
        return About(pgettext("object", "something that is no longer on the shelf"), words, title)
    makers = {
        "actors.Municipality": lambda: About(row.name),
        "actors.Membership": lambda: About(str(row.user), rest=str(row.user)),
        "actors.Invitation": lambda: _invitation(row),
        "corpus.Document": lambda: About(
            gettext("a paper"), rest=row.title, where=address("paper", city, row.slug)
        ),
        "corpus.Edition": lambda: _edition(row, entry, city),
        "corpus.Statement": lambda: _statement(row, city),
        "threads.Area": lambda: About(row.name_de, rest=row.name_de, where=address("area", city, row.slug)),
        "threads.DecidedEdition": lambda: About(
            row.title, rest=row.title, where=address("decided", city, row.number)
        ),
        "threads.Link": lambda: _link(row, city),
    }
    return makers[kind]()


def _statement(row: "Statement", city: str) -> About:
    what = " ".join(part for part in (str(OBJECTS[row.kind]), row.code) if part)
    return About(what, quote=row.text, where=_where(row, city))


def _where(row: "Statement", city: str) -> str:
    """The public page has neither what was rejected nor what an older edition said."""
    is_public = row.edition.is_current and row.review != "rejected"
    return address("statement", city, row.key) if is_public else ""


def _link(row: "Link", city: str) -> About:
    rest = f"{_short(row.source)} {LINKS[row.type][0]} {_short(row.target)}"
    return About(gettext("a link"), rest=rest, where=_where(row.source, city) or _where(row.target, city))


def _short(row: "Statement") -> str:
    return row.code or f"„{shortened(row.title or row.text, NAMING // 2)}“"


def _edition(row: Any, entry: "Entry", city: str) -> About:
    what = pgettext("object", "edition %(number)s") % {"number": row.number}
    rest = row.document.title
    links = entry.detail.get("links")
    if entry.verb == "links.proposed" and isinstance(links, int):
        rest = f"{rest} ({links})"
    return About(what, rest=rest, where=address("paper", city, row.document.slug))


def _invitation(row: Any) -> About:
    """Names alone; the address of a person is nobody's business."""
    name = row.name or (str(row.accepted_by) if row.accepted_by_id else "")
    return About(name or pgettext("object", "a person"), rest=name)


def _of(detail: Mapping[str, Any], side: str) -> Mapping[str, Any]:
    given = detail.get(side)
    return cast("Mapping[str, Any]", given) if isinstance(given, dict) else {}
