"""Does every quote know what became of it in the next edition? Papers of our own with known edits."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from random import Random

from stadtfaden.adapters.readers.pdf import PdfReader
from stadtfaden.adapters.readers.protocol import ReadingOptions
from stadtfaden.core.layout import compose
from stadtfaden.core.quotes import Finding, Outcome, Quote, compare, form_of, occurrences
from stadtfaden.core.sentences import sentences
from stadtfaden.evaluation.editions import (
    PAPERS,
    Editing,
    Look,
    Paper,
    Printed,
    Unit,
    paper_of,
    print_paper,
)
from stadtfaden.evaluation.edits import AFTER_REPEATING, EDITINGS, repeated
from stadtfaden.evaluation.values import Figure, Material, Task

GOAL = 0.97
_WORDS = 2  # of a cell or heading that is quoted
_ENDS = ("", "\n", "\t")
_LIKE = 0.6  # of the simple method
Pages = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A quote of the former edition, and what is known of it: `pages` on which its words stand now, and
    what it says now.
    """

    paper: str
    editing: str
    quote: Quote
    said: str
    truth: Outcome
    pages: frozenset[int]
    says_now: str


@dataclass(frozen=True, slots=True)
class Answered:
    case: Case
    ours: Outcome | None  # None: the right class at a wrong place
    simple: Outcome | None


def run(_material: Material) -> Iterator[Figure]:
    """Each paper in its first typesetting against each edited one; no labelled material is needed."""
    answers, unread = answered()
    count = Counter(one.case.truth for one in answers)
    for outcome in Outcome:
        yield from _figures(outcome, answers)
    total = len(answers) + unread
    yield Figure(
        measure="Zitate, die in der Ausgangsfassung gelesen wurden",
        ours=len(answers) / total,
        cases=total,
        note=f"{len({(one.case.paper, one.case.editing) for one in answers})} bearbeitete PDF; "
        + ", ".join(f"{count[outcome]} {outcome.value}" for outcome in Outcome),
    )


def _figures(outcome: Outcome, answers: Sequence[Answered]) -> Iterator[Figure]:
    for name, score in (("Genauigkeit", precision), ("Ausbeute", recall)):
        yield Figure(
            measure=f"{name}: {outcome.value}",
            ours=score([(one.case.truth, one.ours) for one in answers], outcome),
            cases=sum(one.case.truth is outcome for one in answers),
            goal=GOAL,
            baseline=score([(one.case.truth, one.simple) for one in answers], outcome),
            baseline_name="dieselben Zeichen, sonst der ähnlichste Satz (difflib ab 0,6)",
            spread={
                paper: score(
                    [(one.case.truth, one.ours) for one in answers if one.case.paper == paper], outcome
                )
                for paper in PAPERS
            },
        )


def precision(pairs: Sequence[tuple[Outcome, Outcome | None]], outcome: Outcome) -> float:
    """Of what was said to be so. The right class at a wrong place counts as said."""
    said = [
        truth is answer
        for truth, answer in pairs
        if answer is outcome or _is_misplaced(truth, answer, outcome)
    ]
    return sum(said) / len(said) if said else 1.0


def recall(pairs: Sequence[tuple[Outcome, Outcome | None]], outcome: Outcome) -> float:
    meant = [truth is answer for truth, answer in pairs if truth is outcome]
    return sum(meant) / len(meant) if meant else 1.0


def _is_misplaced(truth: Outcome, answer: Outcome | None, outcome: Outcome) -> bool:
    return answer is None and truth is outcome


@cache
def answered(papers: tuple[str, ...] = PAPERS) -> tuple[tuple[Answered, ...], int]:
    """All cases, and how many quotes the reading of the former edition did not give: ten seconds a paper."""
    answers: list[Answered] = []
    unread = 0
    for name in papers:
        paper = paper_of(name)
        twice = repeated(paper, Random(name))  # noqa: S311 -- the same edits on every machine
        for first, editings in ((paper, EDITINGS), (twice, AFTER_REPEATING)):
            printed = print_paper(first, Look())
            former = read_pages(printed.data)
            for editing in editings:
                found, lost = _compared(name, first, printed, former, editing)
                answers += found
                unread += lost
    return tuple(answers), unread


def _compared(
    name: str, paper: Paper, printed: Printed, former: Pages, editing: Editing
) -> tuple[list[Answered], int]:
    random = Random(f"{name} {editing.name}")  # noqa: S311 -- as above
    edited = paper
    for edit in editing.edits:
        edited = edit(edited, random)
    later_print = print_paper(edited, editing.look)
    later = read_pages(later_print.data)
    quotes = dict(_quotes(printed, former))
    truth = _Truth(later_print)
    cases = [truth.case(name, editing.name, unit, quote, former) for unit, quote in quotes.items()]
    ours = compare(former, [case.quote for case in cases], later)
    simple = _Simple(later)
    answers = [
        Answered(case, _judged(case, finding, later), _judged(case, simple.find(case), later))
        for case, finding in zip(cases, ours, strict=True)
    ]
    return answers, sum(_is_quotable(unit) for unit in printed.units) - len(cases)


def read_pages(data: bytes) -> dict[int, str]:
    return {page.number: page.text for page in compose(PdfReader().read(data, ReadingOptions()).pages)}


def _is_quotable(unit: Unit) -> bool:
    return len(unit.text.split()) >= _WORDS


def _quotes(printed: Printed, pages: Pages) -> Iterator[tuple[Unit, Quote]]:
    """Where the former pages say each unit; one that runs over the foot of its page is quoted up to there."""
    given: set[tuple[int, int]] = set()
    for unit in printed.units:
        if not _is_quotable(unit):
            continue
        number = min(printed.pages[unit.id])
        place = _place(pages[number], unit.text, {start for page, start in given if page == number})
        if place is not None:
            given.add((number, place[0]))
            yield unit, Quote(number, *place)


def _place(text: str, words: str, taken: set[int]) -> tuple[int, int] | None:
    free = [place for place in occurrences(text, words) if place[0] not in taken]
    if not words.endswith("."):  # a heading, an item or a cell stands alone
        free = [place for place in free if text[place[1] : place[1] + 1] in _ENDS] or free
    if free:
        start, end = free[0]
        return start, end + (text[end : end + 1] == "." and words.endswith("."))
    parts = words.split()
    for many in range(len(parts) - 1, _WORDS, -1):
        cut = occurrences(text, " ".join(parts[:many]))
        if cut and len(text) - cut[-1][1] <= _WORDS:
            return cut[-1][0], len(text)
    return None


class _Truth:
    """What the typesetter knows of the later edition."""

    def __init__(self, printed: Printed) -> None:
        self._pages = printed.pages
        self._texts: dict[int, str] = {}
        self._saying: defaultdict[str, set[int]] = defaultdict(set)
        text = ""
        for unit in printed.units:
            text = unit.text or text  # joined with the one before it
            self._texts[unit.id] = text
            self._saying[form_of(text)] |= self._pages[unit.id]

    def case(self, paper: str, editing: str, unit: Unit, quote: Quote, former: Pages) -> Case:
        now = self._texts.get(unit.id)
        said = former[quote.page][quote.start : quote.end]
        form = form_of(said)
        is_cut = form != form_of(unit.text)  # at the foot of its page
        if now is not None and (form_of(now) == form or (is_cut and form_of(now).startswith(form))):
            pages = self._pages[unit.id]
        elif self._saying[form]:
            pages = frozenset(self._saying[form])  # said elsewhere as well
        else:
            pages = frozenset()
        if pages:
            outcome = Outcome.UNCHANGED if quote.page in pages else Outcome.MOVED
            return Case(paper, editing, quote, said, outcome, pages, unit.text)
        outcome = Outcome.GONE if now is None else Outcome.CHANGED
        return Case(paper, editing, quote, said, outcome, pages, now or "")


def _judged(case: Case, finding: Finding, later: Pages) -> Outcome | None:
    """The class that was said; None where it is right and the place is wrong."""
    if finding.outcome is not case.truth or finding.page is None:
        return finding.outcome
    if case.truth is Outcome.CHANGED:
        text = later[finding.page][finding.start : finding.end]
        like = SequenceMatcher(None, form_of(text), form_of(case.says_now), autojunk=False).ratio()
        return finding.outcome if like > _LIKE else None
    return finding.outcome if finding.page in case.pages else None


class _Simple:
    """The same characters, else the most similar sentence."""

    def __init__(self, later: Pages) -> None:
        self._later = later
        self._sentences = [
            (number, start, end, text[start:end])
            for number, text in later.items()
            for start, end in sentences(text)
        ]

    def find(self, case: Case) -> Finding:
        order = sorted(self._later, key=lambda number: abs(number - case.quote.page))
        for number in order:
            at = self._later[number].find(case.said)
            if at >= 0:
                outcome = Outcome.UNCHANGED if number == case.quote.page else Outcome.MOVED
                return Finding(outcome, 1.0, number, at, at + len(case.said))
        matcher = SequenceMatcher(None, "", case.said, autojunk=False)
        best = (0.0, Finding(Outcome.GONE, 0.0))
        for number, start, end, text in self._sentences:
            matcher.set_seq1(text)
            if matcher.real_quick_ratio() > best[0] and matcher.quick_ratio() > max(best[0], _LIKE):
                like = matcher.ratio()
                if like > max(best[0], _LIKE):
                    best = like, Finding(Outcome.CHANGED, like, number, start, end)
        return best[1]


def wrong(answers: Iterable[Answered]) -> list[Answered]:
    """What was answered wrongly, for whoever wants to know why."""
    return [one for one in answers if one.ours is not one.case.truth]


TASK = Task("quotes", "Zitatprüfung", run, seconds=40)
