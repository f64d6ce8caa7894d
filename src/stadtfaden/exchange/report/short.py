"""The short version, cut from the whole report: nothing stands in it that does not stand there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from stadtfaden.exchange.report import sentences
from stadtfaden.exchange.report.values import AreaAims, Brief, Report
from stadtfaden.ui.templatetags.stadtfaden import number

IN_WORD = (21, 5, 12)
TIGHTER = (
    (60, 10, 30),
    (44, 8, 30),
    (40, 8, 30),
    (36, 8, 30),
    (32, 8, 30),
    (30, 7, 30),
    (28, 7, 20),
    (26, 6, 20),
    (24, 6, 20),
    (22, 5, 14),
    (20, 5, 12),
    (18, 4, 10),
    (16, 4, 8),
    (8, 2, 4),
    (0, 0, 0),
)  # goals, dear measures, contradictions, where four pages do not suffice


def brief_of(report: Report) -> Brief:
    """At its longest; `shorter` cuts it down."""
    with override(report.language):
        return _brief(report)


def shorter(brief: Brief) -> Iterator[Brief]:
    """With less and less; what is left out is counted."""
    for goals, measures, contradictions in TIGHTER:
        with override(brief.language):
            yield _cut(brief, goals, measures, contradictions)


def with_notes(brief: Brief) -> Brief:
    """For Word, where each quote needs a footnote too."""
    with override(brief.language):
        return _cut(brief, *IN_WORD)


def _brief(report: Report) -> Brief:
    return Brief(
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
        reviews={
            "aims": report.reviews.get("aims", ""),
            "dearest": "" if report.money is None else report.money.reviews.get("dearest", ""),
        },
        vision=report.vision,
        standing=report.standing,
        levels=report.levels,
        loom=report.loom,
        aims=report.aims,
        aims_in_all=_how_many(report.aims),
        aims_rest="",
        money=() if report.money is None else report.money.lead,
        dearest=() if report.money is None else report.money.dearest,
        contradictions=report.contradictions,
        contradictions_lead=report.contradictions_lead,
        contradictions_in_all=report.contradictions_in_all,
        contradictions_rest="",
        settled=report.settled,
        settled_in_all=report.settled_in_all,
        missing=_missing(report),
        asked=report.asked,
        more=_more(report),
        papers=report.papers,
    )


def _cut(brief: Brief, goals: int, measures: int, contradictions: int) -> Brief:
    """The first of each, as they are ordered."""
    aims = _fewer(brief.aims, goals)
    shown, settled = brief.contradictions[:contradictions], brief.settled[:contradictions]
    places = brief.contradictions_in_all + brief.settled_in_all
    return replace(
        brief,
        aims=aims,
        aims_rest=sentences.printed_goals(_how_many(aims), brief.aims_in_all),
        dearest=brief.dearest[:measures],
        contradictions=shown,
        contradictions_rest=sentences.printed_places(len(shown) + len(settled), places),
        settled=settled,
    )


def _how_many(areas: tuple[AreaAims, ...]) -> int:
    return sum(len(area.aims) for area in areas)


def _fewer(areas: tuple[AreaAims, ...], goals: int) -> tuple[AreaAims, ...]:
    """The first goal of each area, then further ones, in each round of the areas with most goals."""
    rounds = sorted(
        (place, -area.in_all, at) for at, area in enumerate(areas) for place in range(len(area.aims))
    )
    kept = Counter(at for _place, _in_all, at in rounds[:goals])
    return tuple(replace(area, aims=area.aims[: kept[at]]) for at, area in enumerate(areas) if kept[at])


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
