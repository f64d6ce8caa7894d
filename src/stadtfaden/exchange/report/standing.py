"""How far the strategy is, and what the council is asked: sentences from records alone."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stadtfaden.actors.models import Municipality
from stadtfaden.core.renewals import has_run_out
from stadtfaden.corpus.models import Document, DocumentStatus, Edition
from stadtfaden.exchange.report.values import Contradiction, Row
from stadtfaden.threads import queries as threads
from stadtfaden.threads.models import DecidedEdition
from stadtfaden.threads.queries.editions import confirmed_since
from stadtfaden.ui.templatetags.stadtfaden import day, number

ORDER = (
    DocumentStatus.ADOPTED,
    DocumentStatus.DRAFT,
    DocumentStatus.SUPERSEDED,
    DocumentStatus.UNKNOWN,
)


def standing_of(municipality: Municipality, editions: Sequence[Edition]) -> Row:
    """What it is, how many papers are adopted, what the council has decided last: one query."""
    papers = [edition.document for edition in editions]
    what = _(
        "It is no further paper: it shows what the papers of %(name)s say together, sentence by sentence."
    ) % {"name": municipality.name}
    return tuple(filter(None, (what, _statuses(papers), decided(_last(municipality)))))


def asked_of(
    municipality: Municipality,
    editions: Iterable[Edition],
    *,
    waiting: int,
    judged: Iterable[Contradiction],
    year: int,
) -> Row:
    """Where the records show that somebody has still to decide: two queries."""
    papers = [edition.document for edition in editions]
    undecided = [one for one in judged if one.is_left_open or one.is_conflict]
    return tuple(
        filter(
            None,
            (
                _open(waiting),
                *map(_undecided, undecided),
                _drafts(papers),
                _run_out(papers, year),
                _since(municipality),
            ),
        )
    )


def decided(edition: DecidedEdition | None) -> str:
    if edition is None:
        return _("The council has not decided on the strategy as a whole yet.")
    said = _("The council decided on “%(title)s” on %(day)s") % {
        "title": edition.title,
        "day": day(edition.decided_on),
    }
    paper = _("council paper %(number)s") % {"number": edition.council_paper}
    return f"{said} ({paper})." if edition.council_paper else f"{said}."


def _last(municipality: Municipality) -> DecidedEdition | None:
    return threads.decided_editions(municipality).first()


def _statuses(papers: Sequence[Document]) -> str:
    """„13 Papiere: 11 beschlossen, 1 Entwurf, 1 abgelöst.“"""
    if not papers:
        return ""
    counted = ", ".join(
        f"{number(how_many)} {status.label}"
        for status in ORDER
        if (how_many := sum(paper.status == status for paper in papers))
    )
    named = ngettext("%(shown)s paper", "%(shown)s papers", len(papers)) % {"shown": number(len(papers))}
    return f"{named}: {counted}."


def _open(how_many: int) -> str:
    return (
        ngettext(
            "One contradiction between papers waits for a verdict.",
            "%(shown)s contradictions between papers wait for a verdict.",
            how_many,
        )
        % {"shown": number(how_many)}
        if how_many
        else ""
    )


def _undecided(one: Contradiction) -> str:
    """The verdict with who gave it, and the grounds in that person's words."""
    asked = f"„{one.topic}“: {one.question}" if one.topic else one.question
    return f"{asked} {one.verdict}: „{one.grounds}“" if one.grounds else f"{asked} {one.verdict}."


def _drafts(papers: Iterable[Document]) -> str:
    drafts = [_titled(paper) for paper in papers if paper.status == DocumentStatus.DRAFT]
    return _("Not adopted yet: %(papers)s.") % {"papers": ", ".join(drafts)} if drafts else ""


def _titled(paper: Document) -> str:
    named = _("council paper %(number)s") % {"number": paper.council_paper} if paper.council_paper else ""
    return f"„{paper.title}“ ({named})" if named else f"„{paper.title}“"


def _run_out(papers: Iterable[Document], year: int) -> str:
    """Adopted papers whose own horizon is over."""
    old = sorted(
        (paper.horizon, paper.title)
        for paper in papers
        if paper.status == DocumentStatus.ADOPTED and has_run_out(paper.horizon, year)
    )
    named = ", ".join(f"„{title}“ ({_('by %(year)s') % {'year': horizon}})" for horizon, title in old)
    return _("Past their own horizon and not replaced: %(papers)s.") % {"papers": named} if old else ""


def _since(municipality: Municipality) -> str:
    """What people have confirmed after the last decision: one query more."""
    edition = _last(municipality)
    if edition is None:
        return _("No decided edition holds what people have confirmed so far.")
    since = confirmed_since(edition)
    return (
        ngettext(
            "Since “%(title)s” people have confirmed one statement that it does not hold.",
            "Since “%(title)s” people have confirmed %(shown)s statements that it does not hold.",
            since,
        )
        % {"title": edition.title, "shown": number(since)}
        if since
        else ""
    )
