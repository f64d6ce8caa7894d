"""A new edition: what became of every quote of the former one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from stadtfaden.actors.models import User
from stadtfaden.core.quotes import Finding, Outcome
from stadtfaden.corpus.actions.placing import Ground, findings, ground_of
from stadtfaden.corpus.actions.rows import BATCH
from stadtfaden.corpus.actions.statements import Words, WordsNotThere
from stadtfaden.corpus.models import Edition, QuoteCheck, QuoteOutcome, Review, Statement

BROKEN = (QuoteOutcome.CHANGED, QuoteOutcome.GONE)
_FOUND_ANEW = ("outcome", "page", "start", "end", "text", "likeness", "checked_at")


class QuoteSettled(Exception):  # noqa: N818 -- named after the fact
    """Somebody else has settled this quote meanwhile."""


class NoNewWords(Exception):  # noqa: N818 -- named after the fact
    """The quote is gone: there are no new words that could be taken."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The statements that were looked for, by pk, and where their words stand in the later edition."""

    statements: Mapping[int, Statement]
    findings: Mapping[int, Finding]
    ground: Ground

    def same(self) -> list[int]:
        """Those whose words stand there."""
        same = {Outcome.UNCHANGED, Outcome.MOVED}
        return [pk for pk, finding in self.findings.items() if finding.outcome in same]

    @property
    def counts(self) -> dict[str, int]:
        """How many quotes of each outcome; what was rejected is no quote."""
        quoted = (pk for pk, one in self.statements.items() if one.review != Review.REJECTED)
        counts = Counter(self.findings[pk].outcome.value for pk in quoted)
        return {outcome.value: counts[outcome.value] for outcome in Outcome}


def new_words(check: QuoteCheck) -> Checked:
    """The words of the new edition that are most like a quote, as far as a statement of the edition says
    them. Raises NoNewWords where the quote is gone. Five queries.
    """
    if check.page is None or check.start is None or check.end is None:
        raise NoNewWords(check.pk)
    start, end = check.start, check.end
    here = Statement.objects.filter(page=check.page, start__lt=end, end__gt=start).order_by("pk")
    likely = max(here, key=lambda one: min(one.end, end) - max(one.start, start), default=None)
    if likely is not None:
        shared = min(likely.end, end) - max(likely.start, start)
        if 2 * shared > max(likely.end - likely.start, end - start):
            start, end = likely.start, likely.end
    finding = Finding(Outcome.CHANGED, check.likeness, check.page.number, start, end)
    pk = check.statement_id
    return Checked({pk: check.statement}, {pk: finding}, ground_of(check.edition))


def marked_words(check: QuoteCheck, words: Words) -> Checked:
    """The words of the new edition that a person has marked. Raises WordsNotThere. Four queries."""
    if words.page.edition_id != check.edition_id:
        raise WordsNotThere(words.page.pk)
    finding = Finding(Outcome.CHANGED, check.likeness, words.page.number, words.start, words.end)
    pk = check.statement_id
    return Checked({pk: check.statement}, {pk: finding}, ground_of(check.edition))


@transaction.atomic
def check_quotes(
    *,
    edition: Edition,
    former: Edition,
    decided: Collection[int],
    now: datetime,
    known: Mapping[int, Finding] | None = None,
) -> Checked:
    """Look for the words of every statement of the former edition; each that was not rejected gets a row.

    `known`, by pk, is what whoever wrote the edition knows of its words: that is not looked for.
    Of editions before it only what was `decided` (pks) and never settled. Called again, it brings the rows
    up to date and leaves what people have settled. A dozen queries and the texts of both editions.
    """
    known = known or {}
    ground = ground_of(edition)
    texts = ground.texts
    statements: dict[int, Statement] = {}
    found: dict[int, Finding] = {}
    for source, asked in _by_edition(_asked(former, decided)).items():
        pages = dict(Edition.objects.get(pk=source).pages.order_by("number").values_list("number", "text"))
        sought = [one for one in asked if one.pk not in known]
        found |= findings(pages, sought, texts) | {one.pk: known[one.pk] for one in asked if one.pk in known}
        statements |= {one.pk: one for one in asked}
    checked = Checked(statements, found, ground)
    _keep(edition, checked, now)
    return checked


@transaction.atomic
def recheck_quotes(*, edition: Edition, now: datetime) -> None:
    """The edition was read again: its pages are others, so each quote is looked for once more."""
    checks = list(QuoteCheck.objects.filter(edition=edition).select_related("statement__page"))
    if not checks:
        return
    ground = ground_of(edition)
    statements = {check.statement_id: check.statement for check in checks}
    found: dict[int, Finding] = {}
    for source, asked in _by_edition(statements.values()).items():
        pages = dict(Edition.objects.get(pk=source).pages.order_by("number").values_list("number", "text"))
        found |= findings(pages, asked, ground.texts)
    _keep(edition, Checked(statements, found, ground), now)


def settle_check(*, check: QuoteCheck, by: User, reason: str, now: datetime) -> None:
    """One UPDATE, where nobody was faster; the caller requires and logs. Raises QuoteSettled."""
    open_ = QuoteCheck.objects.filter(pk=check.pk, settled_at=None)
    if not open_.update(settled_by=by, settled_at=now, settled_reason=reason):
        raise QuoteSettled(check.pk)


def postpone_check(*, check: QuoteCheck, until: date) -> None:
    """Under the same condition."""
    if not QuoteCheck.objects.filter(pk=check.pk, settled_at=None).update(postponed_until=until):
        raise QuoteSettled(check.pk)


def _asked(former: Edition, decided: Collection[int]) -> QuerySet[Statement]:
    left_open = QuoteCheck.objects.filter(
        edition=former, outcome__in=BROKEN, settled_at=None, statement__in=decided
    ).values("statement")
    return (
        Statement.objects.filter(Q(edition=former) | Q(pk__in=left_open))
        .select_related("page")
        .defer("page__text", "page__words", "page__furniture", "page__warnings")
        .order_by("page__number", "start", "pk")
    )


def _by_edition(statements: Iterable[Statement]) -> dict[int, list[Statement]]:
    found: defaultdict[int, list[Statement]] = defaultdict(list)
    for one in statements:
        found[one.edition_id].append(one)
    return dict(found)


def _keep(edition: Edition, checked: Checked, now: datetime) -> None:
    QuoteCheck.objects.bulk_create(
        (
            _row(edition, one, checked.findings[pk], checked.ground, now)
            for pk, one in checked.statements.items()
            if one.review != Review.REJECTED
        ),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["statement", "edition"],
        update_fields=_FOUND_ANEW,
    )


def _row(
    edition: Edition, statement: Statement, finding: Finding, ground: Ground, now: datetime
) -> QuoteCheck:
    row = QuoteCheck(
        statement=statement,
        edition=edition,
        outcome=QuoteOutcome(finding.outcome.value),
        likeness=finding.likeness,
        checked_at=now,
    )
    if finding.page is not None and finding.start is not None and finding.end is not None:
        row.page, row.start, row.end = ground.pages[finding.page], finding.start, finding.end
        row.text = ground.cut(finding.page, finding.start, finding.end)
    return row
