"""Statements of other papers that mean nearly the same, and what core makes of each pair."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from math import log
from typing import NamedTuple

from stadtfaden.actors.models import Municipality
from stadtfaden.adapters.index import nearest_index
from stadtfaden.core.links import (
    LinkProposal,
    LinkType,
    Side,
    Tie,
    counted_units,
    generic_words,
    propose_link,
    referred,
    shelf_rarity,
)
from stadtfaden.core.statements import StatementKind, Whose
from stadtfaden.core.targets import Direction
from stadtfaden.core.targets import Target as CoreTarget
from stadtfaden.core.words import index_terms
from stadtfaden.corpus.models import Document, Edition, Target
from stadtfaden.corpus.queries import current_statements
from stadtfaden.pipeline.contexts import SAID, contexts_of
from stadtfaden.pipeline.entries import own_areas_by_statement
from stadtfaden.pipeline.meanings import mean_vectors, pieces_of
from stadtfaden.search import VectorMemory

NEIGHBOURS = 48  # looked at; those of the same paper fall out
KEPT = 16  # of other papers
NEAREST = 10  # tell what is usual around a statement
MOST = 5  # links of a type that a statement has at most
# „LZ 3.1“, „B 2.1“; not „B 10“, which is a road.
CODE = re.compile(
    r"(?<![\w.])(?:[A-ZÄÖÜ]{2,3}[ -]?\d{1,2}(?:\.\d{1,2})*|[A-ZÄÖÜ][ -]?\d{1,2}(?:\.\d{1,2})+)(?![\w-])"
)
COUNTED = 4  # of those that count the same
CROWD = 200  # statements
ROWS = 3  # of one wording
SUBJECTS = 3
COPY = 0.97  # cosine from which two statements say the same in nearly the same words
# The nearest ten of few statements are less near: on our own sentences e times fewer cost so much cosine.
FEWER = 0.0115
SMALL = 200  # statements; from so many on nothing is added
LEAST = 0.8  # cosine; below it this model says "unrelated"


class Row(NamedTuple):
    """Where a statement stands in the records."""

    pk: int
    edition: int
    document: int


class _Near(NamedTuple):
    """Statements of other papers, nearest first, with their cosines; the mean cosine of the nearest ten, as a
    shelf of some size would have it.
    """

    others: tuple[tuple[int, float], ...]
    usual: float


def subjects(titles: Iterable[str]) -> list[set[str]]:
    """Titles of papers by telling words; those that share one are of one subject („Nahverkehrsplan“)."""
    found: list[set[str]] = []
    for title in titles:
        words = {term for term in index_terms(title) if term.isalpha()} - generic_words()
        found = [
            *(one for one in found if not one & words),
            words.union(*(one for one in found if one & words)),
        ]
    return found


class Neighbours:
    """All current statements of a city with their vectors; about 3 KB a statement.

    Pairs come from the nearest neighbours, from codes named and from units counted, a bounded number a
    statement; `nearest_index` says what finding neighbours costs, the rest grows with the statements.
    """

    def __init__(
        self, municipality: Municipality, memory: VectorMemory, tell: Callable[[int, int], None] | None = None
    ) -> None:
        self._rows: list[Row] = []
        self._sides: list[Side] = []
        texts = list(self._load(municipality))
        self._vectors = mean_vectors(texts, lambda pieces: memory.passages(pieces, tell))
        self._index = nearest_index(self._vectors)
        self._scarce = FEWER * max(0.0, log(SMALL / max(1, len(self._rows))))
        self._rarity = shelf_rarity(f"{one.title} {one.text} {one.context}" for one in self._sides)
        self._referred = {frozenset(pair) for pair in referred(self._sides)}
        self._named = self._pairs_named()
        self._counting = self._pairs_counting()
        self._places: dict[int, list[int]] = defaultdict(list)
        for at, row in enumerate(self._rows):
            self._places[row.document].append(at)
        self._formulas = self._repeated()
        self._nearest: dict[int, _Near] = {}
        self._closest: dict[tuple[int, int], int] = {}
        self._proposed: dict[tuple[int, int], LinkProposal | None] = {}
        self._given: set[tuple[int, int]] = set()
        self._told: set[tuple[frozenset[int], str]] = set()
        self._ranks: dict[int, dict[LinkType, list[float]]] = {}
        self.ids = {side.key: row.pk for side, row in zip(self._sides, self._rows, strict=True)}

    def proposals(self, edition: Edition) -> Iterator[LinkProposal]:
        """For the statements of an edition with those of other papers, each pair once; of a type only those
        among the best of both statements.
        """
        found: list[tuple[tuple[int, int], LinkProposal]] = []
        for at, row in enumerate(self._rows):
            if row.edition != edition.pk:
                continue
            for pair in self._pairs(at):
                proposal = self._judge(pair)
                if proposal is not None and pair not in self._given and self._is_best(pair, proposal):
                    self._given.add(pair)
                    found.append((pair, proposal))
        for pair, proposal in sorted(found, key=lambda one: -one[1].score):
            if proposal.type is not LinkType.CONFLICTS or self._is_news(pair, proposal):
                yield proposal

    def _is_news(self, pair: tuple[int, int], proposal: LinkProposal) -> bool:
        """Two papers that disagree about one thing in four sentences are one finding, told by the surest."""
        papers = frozenset(self._rows[at].document for at in pair)
        told = (papers, proposal.reason.rpartition(", aber ")[2])
        is_news = told not in self._told
        self._told.add(told)
        return is_news

    def _pairs(self, at: int) -> Iterator[tuple[int, int]]:
        near = {place for place, _ in self._near(at).others}
        for other in near | self._named.get(at, set()) | self._counting.get(at, set()):
            yield min(at, other), max(at, other)

    def _judge(self, pair: tuple[int, int]) -> LinkProposal | None:
        if pair not in self._proposed:
            one, other = pair
            if one in self._formulas or other in self._formulas:
                self._proposed[pair] = None
                return None
            proposal = propose_link(
                self._sides[one],
                self._sides[other],
                float(self._vectors[one] @ self._vectors[other]),
                rarity=self._rarity,
                usual=(self._near(one).usual + self._near(other).usual) / 2,
                tie=self._tie(one, other),
            )
            if proposal is not None and proposal.type is LinkType.CONFLICTS and self._both_say(one, other):
                proposal = None
            self._proposed[pair] = proposal
        return self._proposed[pair]

    def _tie(self, one: int, other: int) -> Tie | None:
        if {one, other} in self._referred:
            return Tie.REFERRED
        if other in self._named.get(one, ()):
            return Tie.NAMED
        is_nearest = self._nearest_of(one, other) == other and self._nearest_of(other, one) == one
        return Tie.NEAREST if is_nearest else None

    def _nearest_of(self, at: int, other: int) -> int:
        """Of the paper of `other`, the statement nearest to `at`; looked for once a paper."""
        paper = self._rows[other].document
        if (at, paper) not in self._closest:
            places = self._places[paper]
            self._closest[at, paper] = places[int((self._vectors[places] @ self._vectors[at]).argmax())]
        return self._closest[at, paper]

    def _both_say(self, one: int, other: int) -> bool:
        """One paper says elsewhere what the other says here: then the papers do not contradict each other."""
        return self._says_again(one, other) or self._says_again(other, one)

    def _says_again(self, at: int, said: int) -> bool:
        """Whether the paper of `at` says elsewhere what `said` says, with the same numbers: to vectors
        „40 %“ and „30 %“ are nearly one.
        """
        promised = self._promised(said)
        return any(
            place != at
            and float(self._vectors[place] @ self._vectors[said]) >= COPY
            and self._promised(place) == promised
            for place in self._places[self._rows[at].document]
        )

    def _promised(self, at: int) -> set[tuple[float | None, int | None]]:
        return {(one.value, one.target_year) for one in self._sides[at].targets}

    def _is_best(self, pair: tuple[int, int], proposal: LinkProposal) -> bool:
        if proposal.type is LinkType.SUPERSEDES:  # a goal is replaced by one; the new one may replace several
            old = pair[0] if self._sides[pair[0]].key == proposal.target else pair[1]
            return self._rank(old, proposal) < 1
        return all(self._rank(at, proposal) < MOST for at in pair)

    def _rank(self, at: int, proposal: LinkProposal) -> int:
        return sum(score > proposal.score for score in self._scores(at).get(proposal.type, ()))

    def _scores(self, at: int) -> dict[LinkType, list[float]]:
        if at not in self._ranks:
            self._ranks[at] = defaultdict(list)
            for pair in self._pairs(at):
                proposal = self._judge(pair)
                if proposal is not None:
                    self._ranks[at][proposal.type].append(proposal.score)
        return self._ranks[at]

    def _near(self, at: int) -> _Near:
        if at not in self._nearest:
            cosines, places = self._index.search(self._vectors[at : at + 1], min(NEIGHBOURS, len(self._rows)))
            others = tuple(
                (place, cosine)
                for place, cosine in zip(places[0].tolist(), cosines[0].tolist(), strict=True)
                if cosine >= LEAST and self._rows[place].document != self._rows[at].document
            )[:KEPT]
            nearest = [cosine for _, cosine in others[:NEAREST]]
            usual = sum(nearest) / len(nearest) if nearest else LEAST
            self._nearest[at] = _Near(others, usual + self._scarce)
        return self._nearest[at]

    def _pairs_named(self) -> dict[int, set[int]]:
        """Statements whose code another paper names, where only one paper of the shelf has that code."""
        bearers: dict[str, list[int]] = defaultdict(list)
        for at, side in enumerate(self._sides):
            if side.code and CODE.fullmatch(side.code):
                bearers[side.code].append(at)
        pairs: dict[int, set[int]] = defaultdict(set)
        for one, other in self._referred:
            pairs[one].add(other)
            pairs[other].add(one)
        for at, side in enumerate(self._sides):
            for code in CODE.findall(side.context):
                found = bearers.get(code, [])
                if len(found) == 1 and self._rows[found[0]].document != self._rows[at].document:
                    pairs[at].add(found[0])
                    pairs[found[0]].add(at)
        return pairs

    def _repeated(self) -> frozenset[int]:
        """What a paper says three times but for the numbers is a row of a table; what papers on three
        subjects say word for word is law, letterhead or custom. Both mean nothing alone.
        """
        places: dict[str, list[int]] = defaultdict(list)
        for at, side in enumerate(self._sides):
            places[re.sub(r"[\d\W_]+", "", f"{side.title}{side.text}").lower()].append(at)
        found: set[int] = set()
        for same in places.values():
            papers = Counter(self._rows[at].document for at in same)
            found.update(at for at in same if papers[self._rows[at].document] >= ROWS)
            if (
                len(papers) >= SUBJECTS
                and len(subjects(self._sides[at].paper_title for at in same)) >= SUBJECTS
            ):
                found.update(same)
        return frozenset(found)

    def _pairs_counting(self) -> dict[int, set[int]]:
        """Statements that count the same („Ladepunkte“), the nearest of other papers; where numbers disagree,
        wording often does too. A unit borne by too many says nothing: at most CROWD² cosines a unit.
        """
        bearers: dict[str, set[int]] = defaultdict(set)
        for at, side in enumerate(self._sides):
            for unit in counted_units(side):
                bearers[unit].add(at)
        pairs: dict[int, set[int]] = defaultdict(set)
        for group in (sorted(one) for one in bearers.values() if 1 < len(one) <= CROWD):
            cosines = self._vectors[group] @ self._vectors[group].T
            for own, at in enumerate(group):
                others = [place for place in group if self._rows[place].document != self._rows[at].document]
                likeness = dict(zip(group, cosines[own].tolist(), strict=True))
                for other in sorted(others, key=lambda place: -likeness[place])[:COUNTED]:
                    pairs[at].add(other)
                    pairs[other].add(at)
        return pairs

    def _load(self, municipality: Municipality) -> Iterator[list[str]]:
        areas = own_areas_by_statement(municipality)
        targets = _targets(municipality)
        contexts = contexts_of(municipality)
        replaced = frozenset(
            Document.objects.filter(municipality=municipality, supersedes__isnull=False)
            .order_by()
            .values_list("supersedes", flat=True)
        )
        # By key: which of two statements is asked first does not depend on the order of reading.
        found = current_statements(municipality).defer("page__text", "page__words").order_by("key")
        for statement in found:
            document = statement.edition.document
            self._rows.append(Row(statement.pk, statement.edition_id, document.pk))
            self._sides.append(
                Side(
                    key=statement.key,
                    paper=document.slug,
                    paper_title=document.title,
                    kind=StatementKind(statement.kind),
                    text=statement.text,
                    title=statement.title,
                    code=statement.code,
                    areas=areas.get(statement.pk, ()),
                    targets=targets.get(statement.pk, ()),
                    dated_on=document.dated_on,
                    supersedes_paper=None if document.supersedes is None else document.supersedes.slug,
                    is_replaced=document.pk in replaced,
                    whose=None if statement.whose is None else Whose(statement.whose),
                    context=contexts.get(statement.pk, "")[:SAID],
                )
            )
            yield pieces_of(statement.title, statement.text, contexts.get(statement.pk, ""))


def _targets(municipality: Municipality) -> dict[int, tuple[CoreTarget, ...]]:
    found: dict[int, list[CoreTarget]] = defaultdict(list)
    rows = Target.objects.filter(
        statement__edition__document__municipality=municipality, statement__edition__is_current=True
    ).order_by("statement", "start", "pk")
    for row in rows.iterator():
        found[row.statement_id].append(
            CoreTarget(
                start=row.start,
                end=row.end,
                text=row.text,
                value=row.value,
                unit=row.unit,
                direction=Direction(row.direction) if row.direction else None,
                target_year=row.target_year,
                base_value=row.base_value,
                base_year=row.base_year,
                scope=row.scope,
                doubts=tuple(row.doubts),
            )
        )
    return {statement: tuple(targets) for statement, targets in found.items()}
