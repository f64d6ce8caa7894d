"""A town of many papers straight into the tables, as large as nobody's shelf is: what the desk must bear."""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db import connection, transaction

from stadtfaden.actors.models import Entry, Membership, Municipality, Role, User
from stadtfaden.core.areas import shipped_taxonomy
from stadtfaden.core.chain import Json, Record, digest_of
from stadtfaden.corpus.models import (
    Binding,
    Document,
    DocumentKind,
    DocumentStatus,
    Edition,
    Original,
    Page,
    Passage,
    QuoteCheck,
    QuoteOutcome,
    Review,
    SheetField,
    Statement,
    Target,
)
from stadtfaden.threads.actions import settle_areas
from stadtfaden.threads.models import Area, DigitalConnection, Link, MeantHole, StatementArea

if TYPE_CHECKING:
    from django.db.models import Model

PAPERS, PAGES, ON_A_PAGE = 100, 100, 10  # 100,000 statements, every other one a measure
LINKS_A_PAPER, ENTRIES, PEOPLE = 2_100, 100_000, 20
DECIDED = 20  # every twentieth statement and link was decided
RENEWED = 5  # papers with a former edition
THEN = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
KINDS = (*("measure",) * 5, *("goal",) * 3, "target", "challenge")
TYPES = (*("supports",) * 8, *("implements",) * 6, *("refines",) * 4, "duplicates", "conflicts")
DIGITAL = ("instrument", "data", "infrastructure", "skills", "participation")
# What is copied from paper to paper, and which of its columns point at other copies.
COPIED = {
    "corpus_page": {},
    "corpus_passage": {"page_id": "corpus_page", "section_id": "corpus_passage"},
    "corpus_statement": {
        "page_id": "corpus_page",
        "passage_id": "corpus_passage",
        "parent_id": "corpus_statement",
    },
    "corpus_sheetfield": {"statement_id": "corpus_statement", "passage_id": "corpus_passage"},
    "corpus_target": {"statement_id": "corpus_statement"},
    "threads_statementarea": {"statement_id": "corpus_statement"},
    "threads_digitalconnection": {"statement_id": "corpus_statement"},
}
_WHO = ("Die Stadt", "Das Amt für Mobilität", "Die Verwaltung", "Der Eigenbetrieb", "Das Stadtplanungsamt")
_WHEN = ("bis 2030", "ab 2027", "in den nächsten fünf Jahren", "gemeinsam mit den Stadtteilen", "jährlich")
_WHAT = (
    *("das Netz der Radwege", "die Beratung zur Wärme", "die Schulhöfe", "den öffentlichen Nahverkehr"),
    *("die Daten der Sensoren", "das Angebot an Kitas", "die Flächen für Gewerbe"),
    *("die Pflege der Grünanlagen", "die digitalen Anträge"),
)
_DOES = (
    "baut {} {} aus und berichtet dem Gemeinderat jedes Jahr über den Stand der Umsetzung",
    "verbessert {} {}, so dass Menschen mit geringem Einkommen und ältere Menschen davon etwas haben",
    "stellt {} {} auf erneuerbare Energien um und prüft vorher, welche Standorte sich dafür eignen",
    "sichert {} {} und stimmt die nächsten Schritte mit dem Umland und den Trägern ab",
)


def settled(name: str, papers: int = PAPERS) -> Municipality:
    """The town; nothing is done where it stands already. Some 40 seconds with a hundred papers."""
    town, is_new = Municipality.objects.get_or_create(slug=name, defaults={"name": "Großstadt"})
    if is_new:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
        with transaction.atomic():
            _fill(town, papers)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return town


def _fill(town: Municipality, papers: int) -> None:
    people = list(_people(town))
    settle_areas(municipality=town, taxonomy=shipped_taxonomy())
    first = _paper(town, 0)
    _pages(first, 0, people[0])
    _connections(town, people[0])
    sizes = {table: _rows(table) for table in COPIED}
    for paper in range(1, papers):
        edition = _paper(town, paper)
        for table in COPIED:
            _copy(table, sizes, paper, edition.pk)
    statements = list(Statement.objects.order_by("pk").values_list("pk", "kind"))
    _links([pk for pk, _ in statements], LINKS_A_PAPER * papers, people[0])
    _renewed(town, people[0])
    MeantHole.objects.bulk_create(
        MeantHole(
            municipality=town,
            kind="goal-without-measure",
            statement_id=pk,
            reason="Das tut der Landkreis.",
            said_by=people[0],
            said_at=THEN,
        )
        for pk, kind in statements[:5000]
        if kind == "goal"
    )
    _entries(town, people, [pk for pk, _ in statements])


def _rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max(id) FROM {table}")  # noqa: S608 -- a name of ours
        return int(cursor.fetchone()[0])


def _copy(table: str, sizes: dict[str, int], paper: int, edition: int) -> None:
    """The rows of the first paper once more, in the database: a hundred thousand in a second."""
    with connection.cursor() as cursor:
        names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
        values = []
        for name in names:
            of = table if name == "id" else COPIED[table].get(name)
            if of is not None:
                values.append(f"{name} + {paper * sizes[of]}")
            elif name == "edition_id":
                values.append(str(edition))
            elif name == "key" and table == "corpus_statement":
                values.append(f"'{paper:02x}-' || key")
            else:
                values.append(f'"{name}"')
        columns = ", ".join(f'"{name}"' for name in names)
        first = f"SELECT {', '.join(values)} FROM {table} WHERE id <= {sizes[table]}"  # noqa: S608 -- as above
        cursor.execute(f"INSERT INTO {table} ({columns}) {first}")


def _people(town: Municipality) -> Iterator[User]:
    for number in range(PEOPLE):
        user = User.objects.create(email=f"person{number}@example.org", name=f"Person {number}")
        role = Role.ADMINISTRATOR if number == 0 else Role.EDITOR
        Membership.objects.create(user=user, municipality=town, role=role, began_at=THEN)
        yield user


def _paper(town: Municipality, paper: int, number: int = 1, *, is_current: bool = True) -> Edition:
    kinds = [kind for kind in DocumentKind.values if kind != DocumentKind.OWN]  # of that there is one alone
    states = DocumentStatus.values
    document, _ = Document.objects.get_or_create(
        municipality=town,
        slug=f"papier-{paper}",
        defaults={
            "title": f"Konzept {paper} der Stadtentwicklung",
            "kind": kinds[paper % len(kinds)],
            "status": states[paper % len(states)],
            "binding": Binding.COUNCIL,
            "dated_on": date(2010 + paper % 15, 1, 1),
            "adopted_on": date(2010 + paper % 15, 3, 1),
            "renew_on": date(2024 + paper % 6, 6, 1),
            "horizon": 2025 + paper % 15,
        },
    )
    original = Original.objects.create(
        sha256=hashlib.sha256(f"{paper} {is_current}".encode()).hexdigest(),
        media_type="application/pdf",
        size=2_000_000,
    )
    return Edition.objects.create(
        document=document,
        original=original,
        file_name=f"konzept-{paper}.pdf",
        number=number,
        reader="pdf/2",
        read_at=THEN,
        is_current=is_current,
        page_count=PAGES,
    )


def _sentence(number: int) -> str:
    """Of a hundred and twenty to two hundred characters, the same for the same number."""
    who, rest = _WHO[number % len(_WHO)], number // len(_WHO)
    does, rest = _DOES[rest % len(_DOES)], rest // len(_DOES)
    what, rest = _WHAT[rest % len(_WHAT)], rest // len(_WHAT)
    return f"{who} {does.format(what, _WHEN[rest % len(_WHEN)])} (Nummer {number})."


def _pages(edition: Edition, paper: int, judge: User, *, shift: int = 0) -> None:
    """Pages, a heading and ten passages each, and a statement a passage."""
    pages, passages, statements = [], [], []
    for number in range(1, PAGES + 1):
        first = (paper * PAGES + number - 1) * ON_A_PAGE + shift
        texts = [f"Handlungsfeld {number}", *(_sentence(first + at) for at in range(ON_A_PAGE))]
        text = "\n".join(texts)
        words = _words(text)
        page = Page(
            edition=edition, number=number, label=str(number), text=text, words=words, width=595, height=842
        )
        pages.append(page)
        start = 0
        for at, said in enumerate(texts):
            passage = Passage(
                edition=edition,
                page=page,
                position=number * (ON_A_PAGE + 1) + at,
                kind="paragraph" if at else "heading",
                level=None if at else 2,
                start=start,
                end=start + len(said),
                text=said,
            )
            passages.append(passage)
            if at:
                statements.append(_statement(edition, page, passage, first + at - 1, judge))
            start += len(said) + 1
    Page.objects.bulk_create(pages)
    Passage.objects.bulk_create([one for one in passages if one.kind == "heading"])
    headings = {one.page.pk: one for one in passages if one.kind == "heading"}
    others = [one for one in passages if one.kind != "heading"]
    for one in others:
        one.section = headings[one.page.pk]
    Passage.objects.bulk_create(others)
    Statement.objects.bulk_create(statements)
    goal = None
    for statement in statements:  # two of three measures serve the goal before them
        if statement.kind == "goal":
            goal = statement
        elif statement.kind == "measure" and statement.pk % 3:
            statement.parent = goal
    Statement.objects.bulk_update(statements, ["parent"], batch_size=500)


def _statement(edition: Edition, page: Page, passage: Passage, number: int, judge: User) -> Statement:
    kind = KINDS[number * 7 % len(KINDS)]
    coded = number % 3 == 0
    return Statement(
        key=hashlib.sha256(f"{edition.pk} {number}".encode()).hexdigest()[:12],
        edition=edition,
        page=page,
        passage=passage,
        kind=kind,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        title=f"Vorhaben {number}" if coded else "",
        code=f"M {number}" if coded else None,
        level_name="Schlüsselmaßnahme" if coded and kind == "measure" else None,
        score=0.4 + number * 37 % 60 / 100,
        reason="Das Papier nennt es so.",
        made_by="rules:statements/4",
        **_reviewed(number, judge),
    )


def _reviewed(number: int, judge: User) -> dict[str, Any]:
    if number % DECIDED:
        return {}
    review = Review.REJECTED if number % (3 * DECIDED) == 0 else Review.CONFIRMED
    moment = THEN + timedelta(minutes=number // DECIDED)
    return {"review": review, "reviewed_by": judge, "reviewed_at": moment, "revision": 1} | (
        {"review_reason": "beschreibt nur"} if review == Review.REJECTED else {}
    )


def _words(text: str) -> bytes:
    """Twelve words a line on an A4 page, in the format of corpus.geometry."""
    spans = np.array([found.span() for found in re.finditer(r"\S+", text)], dtype="<i4")
    places = np.arange(len(spans))
    left, top = 1000 + places % 12 * 780, 1000 + places // 12 * 280
    return np.column_stack([spans, left, top, left + 700, top + 220]).astype("<i4").tobytes()


def _connections(town: Municipality, judge: User) -> None:
    areas = list(Area.objects.filter(municipality=town).values_list("pk", flat=True))
    for pk, kind, coded, passage in Statement.objects.values_list("pk", "kind", "code", "passage"):
        reviewed = {name: value for name, value in _reviewed(pk, judge).items() if name != "revision"}
        StatementArea.objects.bulk_create(
            StatementArea(
                statement_id=pk,
                area_id=areas[(pk * 13 + more * 5) % len(areas)],
                score=0.9 - more * 0.3,
                made_by="model:areas-with-meaning/2",
                **reviewed,
            )
            for more in range(1 + pk % 2)
        )
        words = {"statement_id": pk, "start": 0, "end": 10}
        if pk % 3 == 0:
            DigitalConnection.objects.create(
                **words,
                kind=DIGITAL[pk % len(DIGITAL)],
                text="digitalen Anträge",
                score=0.8,
                made_by="rules:digital/3",
            )
        if kind == "target":
            value = {"value": 20, "unit": "%", "direction": "reduce", "target_year": 2030}
            Target.objects.create(**words, text="um 20 Prozent", **value)
        if coded:
            for name, key in (("Kosten", "cost"), ("Federführung", "lead")):
                SheetField.objects.create(**words, passage_id=passage, name=name, key=key, text="100.000 €")


def _links(statements: list[int], how_many: int, judge: User) -> None:
    """Between statements of different papers, each pair once."""
    size, apart = len(statements), PAGES * ON_A_PAGE
    for numbers in _batches(range(how_many)):
        _create(
            Link(
                source_id=statements[number % size],
                target_id=statements[(number + (1 + number // size) * 7 * apart + number % 11) % size],
                type=TYPES[number * 3 % len(TYPES)],
                score=0.5 + number * 17 % 50 / 100,
                reason="Beide nennen dasselbe Vorhaben und dieselben Orte.",
                made_by="model:links/3 e5",
                **_reviewed(number, judge),
            )
            for number in numbers
        )


def _renewed(town: Municipality, judge: User) -> None:
    """The same papers before they were changed; what became of the quotes waits."""
    for paper in range(RENEWED):
        current = Edition.objects.get(document__municipality=town, document__slug=f"papier-{paper}")
        Edition.objects.filter(pk=current.pk).update(number=2)
        former = _paper(town, paper, 1, is_current=False)
        _pages(former, paper, judge, shift=1)
        outcomes = [*QuoteOutcome.values[:1] * 6, *QuoteOutcome.values]
        pages = dict(current.pages.values_list("number", "pk"))
        rows = former.statements.order_by("pk").values_list("pk", "page__number", "text", "start", "end")
        _create(
            QuoteCheck(
                statement_id=pk,
                edition=current,
                outcome=outcomes[pk % len(outcomes)],
                page_id=pages[number],
                start=start,
                end=end,
                text=text,
                likeness=0.9,
                checked_at=THEN,
            )
            for pk, number, text, start, end in rows
        )


def current_judge() -> User:
    return User.objects.get(email="person0@example.org")


def _entries(town: Municipality, people: list[User], statements: list[int]) -> None:
    previous = ""
    verbs = (*("statement.confirmed",) * 5, "statement.rejected", "link.confirmed", "link.rejected")
    for numbers in _batches(range(1, ENTRIES + 1)):
        rows = []
        for number in numbers:
            verb, by = verbs[number % len(verbs)], people[number % len(people)]
            pk = statements[number % len(statements)]
            subject = f"corpus.Statement:{pk}" if verb.startswith("statement") else f"threads.Link:{number}"
            moment = THEN + timedelta(minutes=number)
            detail: dict[str, Json] = {
                "before": {"review": "candidate"},
                "after": {"review": verb.partition(".")[2]},
                "reason": "",
                "batch": "",
            }
            record = Record(
                chain=town.slug,
                position=number,
                verb=verb,
                subject=subject,
                detail=detail,
                by=by.pk,
                happened_at=moment,
                previous=previous,
            )
            digest = digest_of(record)
            rows.append(
                Entry(
                    municipality=town,
                    chain=town.slug,
                    position=number,
                    verb=verb,
                    subject=subject,
                    detail=detail,
                    by=by,
                    happened_at=moment,
                    previous=previous,
                    digest=digest,
                )
            )
            previous = digest
        _create(rows)


def _create(rows: Any) -> None:
    listed: list[Model] = list(rows)
    if listed:
        type(listed[0])._default_manager.bulk_create(listed, batch_size=2000)  # noqa: SLF001 -- of any table


def _batches(rows: Any) -> Iterator[Any]:
    for start in range(0, len(rows), 10_000):
        yield rows[start : start + 10_000]
