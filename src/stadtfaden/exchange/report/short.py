"""The short version, cut from the whole report: nothing stands in it that does not stand there."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from stadtfaden.exchange.report import sentences
from stadtfaden.exchange.report.values import AreaRow, Brief, CityTarget, Report
from stadtfaden.ui.templatetags.stadtfaden import number

AREAS = 24
TARGETS = 32
CONTRADICTIONS = 8
IN_WORD = (6, 2)
TIGHTER = (
    (26, 6),
    (20, 6),
    (15, 5),
    (10, 4),
    (8, 3),
    (6, 2),
    (4, 1),
    (2, 1),
    (0, 0),
)  # targets and contradictions, where four sheets do not suffice


def brief_of(report: Report) -> Brief:
    """At its longest; `shorter` cuts it down."""
    with override(report.language):
        return _brief(report)


def shorter(brief: Brief) -> Iterator[Brief]:
    """The same, then with less and less; what is left out is counted."""
    yield brief
    for targets, contradictions in TIGHTER:
        with override(brief.language):
            yield _cut(brief, targets, contradictions)


def with_notes(brief: Brief) -> Brief:
    """For Word, where each quote needs a footnote too: what four sheets of the demo city hold."""
    with override(brief.language):
        return _cut(brief, *IN_WORD)


def _brief(report: Report) -> Brief:
    areas = sorted(report.areas, key=lambda area: -len(area.promises))
    kept = {area.name for area in areas[:AREAS]}
    brief = Brief(
        language=report.language,
        portal=report.portal,
        city=report.city,
        look=report.look,
        title=_("The strategy in short – as of %(day)s") % {"day": report.day},
        day=report.day,
        draft=report.draft,
        on=report.on,
        summary=report.summary,
        frame=report.frame,
        levels=report.levels,
        loom=report.loom,
        areas=tuple(AreaRow(area.name, area.tally) for area in report.areas if area.name in kept),
        areas_rest=sentences.rest(len(kept), len(report.areas), report.portal),
        targets=report.targets,
        targets_in_all=report.targets_in_all,
        targets_rest="",
        contradictions=report.contradictions,
        contradictions_lead=report.contradictions_lead,
        contradictions_in_all=report.contradictions_in_all,
        contradictions_rest="",
        settled=report.settled,
        missing=_missing(report),
        more=_more(report),
        papers=report.papers,
    )
    return _cut(brief, TARGETS, CONTRADICTIONS)


def _cut(brief: Brief, targets: int, contradictions: int) -> Brief:
    """Confirmed targets first, then those to come; by year again."""
    year = str(brief.on[0])

    def rank(target: CityTarget) -> tuple[bool, bool, str]:
        promise = target.promise
        return (not promise.quote.is_confirmed, promise.year < year, promise.year)

    chosen = sorted(brief.targets, key=rank)[:targets]
    shown = [target for target in brief.targets if target in chosen]
    return replace(
        brief,
        targets=tuple(shown),
        targets_rest=sentences.printed(len(shown), brief.targets_in_all),
        contradictions=brief.contradictions[:contradictions],
        contradictions_rest=sentences.printed(
            len(brief.contradictions[:contradictions]), brief.contradictions_in_all
        ),
        settled=brief.settled[:contradictions],
    )


def _missing(report: Report) -> tuple[str, ...]:
    silent = f"{report.silent_heading}: {', '.join(report.silent)}." if report.silent else ""
    return tuple(filter(None, (silent, *(hole.name for hole in report.holes))))


def _more(report: Report) -> tuple[str, ...]:
    whole = _(
        "The whole report has a chapter for each of %(areas)s areas, with every quote and its page."
    ) % {"areas": number(len(report.areas))}
    return (
        (whole, _("All of it in the portal: %(address)s") % {"address": report.portal})
        if report.portal
        else (whole,)
    )
