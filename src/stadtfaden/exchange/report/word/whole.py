"""The whole strategy in Word, in the order of the PDF."""

from collections.abc import Iterable
from dataclasses import replace

from stadtfaden.exchange.report.values import (
    AreaChapter,
    CityTarget,
    Contradiction,
    Group,
    Hanging,
    Matrix,
    Measure,
    Promise,
    Quote,
    Report,
    Thread,
)
from stadtfaden.exchange.report.word.aims import write_aims
from stadtfaden.exchange.report.word.money import write_money
from stadtfaden.exchange.report.word.pictures import drawn
from stadtfaden.exchange.report.word.writing import Cell, WordFile


def write_whole_report(file: WordFile, report: Report) -> None:
    frame = report.frame
    file.know(report.papers)
    axes = [area.axis for area in report.areas if area.axis is not None]
    pictures = drawn(report.look.thread, report.loom, axes)
    loom, axis_pictures = (pictures[:1], pictures[1:]) if report.loom else ([], pictures)
    write_cover(file, report)
    file.contents()
    _made(file, report)
    _overview(file, report, loom)
    _matrices(file, report)
    if report.aims:
        file.heading(frame["aims_title"])
        file.lead(frame["aims_lead"])
        file.note(report.reviews.get("aims", ""))
        write_aims(file, frame, report.aims)
    _areas(file, report, axis_pictures)
    if report.targets:
        file.heading(frame["targets_title"])
        file.lead(frame["targets_lead"])
        file.note(report.reviews.get("targets", ""))
        write_targets(file, frame, report.targets, report.targets_rest)
    write_money(file, report)
    _threads(file, report)
    _contradictions(file, report)
    _holes(file, report)
    if report.asked:
        file.heading(frame["asked_title"])
        file.items(report.asked)
    _ends(file, report)


def _overview(file: WordFile, report: Report, loom: Iterable[bytes]) -> None:
    file.heading(report.frame["overview_title"])
    if report.vision is not None:
        file.quote(report.vision, with_kind=False)
    file.say(" ".join(report.standing))
    file.lead(" ".join(report.summary))
    write_levels(file, report, loom)


def _areas(file: WordFile, report: Report, axis_pictures: Iterable[bytes]) -> None:
    frame = report.frame
    file.heading(frame["areas_title"])
    file.lead(frame["areas_lead"])
    if report.silent:
        file.say(f"{frame['without_chapter']} {', '.join(report.silent)}.")
    write_areas(file, frame, [(area.name, *area.tally) for area in report.areas])
    shown = iter(axis_pictures)
    for area in report.areas:
        _area(file, report, area, next(shown) if area.axis is not None else None)


def write_cover(file: WordFile, report: Report) -> None:
    file.letterhead()
    title, _, below = report.title.partition(" – ")
    file.title(title, f"{report.city} · {below}")
    file.lead(report.draft)
    file.say(f"{report.summary[0]} {report.frame['cover_note']}")
    file.say(report.summary[-1])


def write_levels(file: WordFile, report: Report, loom: Iterable[bytes]) -> None:
    frame = report.frame
    for data in loom:
        file.picture(data, frame["loom_alt"])
        file.note(frame["loom_note"])
    file.table(
        frame["levels_caption"],
        (frame["level"], frame["statements"], frame["with_thread"], frame["by_paper"]),
        [(level.name, level.how_many, level.held, level.by_paper) for level in report.levels],
        (3, 1, 2, 2),
        numbers=range(1, 4),
    )


def write_areas(file: WordFile, frame: dict[str, str], rows: list[tuple[str, ...]]) -> None:
    names = ("area", "papers", "statements", "goals", "measures", "digital")
    file.table(
        frame["areas_caption"],
        [frame[name] for name in names],
        rows,
        (5, 2, 2, 2, 2.4, 2),
        numbers=range(1, 6),
    )


def write_targets(file: WordFile, frame: dict[str, str], targets: Iterable[CityTarget], rest: str) -> None:
    rows: list[tuple[Cell, ...]] = [
        (one.promise.year or "–", one.promise.value, (_promised(one.promise), one.areas)) for one in targets
    ]
    file.table(frame["targets_title"], (frame["year"], frame["value"], frame["wording"]), rows, (1, 2.6, 7))
    file.note(rest)


def _promised(promise: Promise) -> Quote:
    """The words of the target alone, with the source of their statement."""
    return replace(promise.quote, before=promise.words, marked="", after="")


def _made(file: WordFile, report: Report) -> None:
    frame = report.frame
    file.heading(frame["made_title"])
    file.lead(report.made[0])
    file.heading(frame["review_heading"], 2, is_listed=False)
    file.explain(is_confirmed=False, words=frame["proposal_means"])
    file.explain(is_confirmed=True, words=frame["confirmed_means"])
    file.say(report.made[-1])
    file.heading(frame["places_heading"], 2, is_listed=False)
    file.say(f"{frame['places_means']} „{frame['wording_sample']}“.")
    file.heading(frame["hole_heading"], 2, is_listed=False)
    file.say(frame["hole_means"])
    file.heading(frame["cut_heading"], 2, is_listed=False)
    for sentence in report.limits:
        file.say(sentence)


def _matrices(file: WordFile, report: Report) -> None:
    if not report.matrices:
        return
    file.turn(is_wide=True)
    file.heading(report.frame["matrix_title"])
    file.note(report.frame["matrix_small"])
    for matrix in report.matrices:
        _matrix(file, report, matrix)
    file.turn(is_wide=False)


def _matrix(file: WordFile, report: Report, matrix: Matrix) -> None:
    frame = report.frame
    rows = [
        (row.area, row.total or "–", *("/".join(filter(None, cell)) or "–" for cell in row.cells))
        for row in matrix.rows
    ]
    head = (frame["area"], frame["together"], *matrix.papers)
    file.table(
        frame["matrix_title"], head, rows, (5, 2, *(1.3 for _ in matrix.papers)), numbers=range(1, len(head))
    )


def _group(file: WordFile, group: Group, *, with_kind: bool = False) -> None:
    file.note(group.review)
    for quote in group.quotes:
        file.quote(quote, with_kind=with_kind)
    file.note(group.rest)


def _counted(
    file: WordFile,
    group: Group | None,
    *,
    with_kind: bool = False,
    is_listed: bool = False,
    note: str = "",
) -> None:
    if group is not None:
        file.heading(f"{group.name} ({group.how_many})", 3, is_listed=is_listed)
        file.note(note)
        _group(file, group, with_kind=with_kind)


def _area(file: WordFile, report: Report, area: AreaChapter, axis: bytes | None) -> None:
    frame = report.frame
    file.heading(area.name, 2)
    file.lead(" ".join(area.lead))
    file.plain(area.plain)
    file.note(area.about)
    if area.said:
        file.heading(frame["said"], 3, is_listed=False)
        file.note(area.reviews.get("said", ""))
        for group in area.said:
            _group(file, group, with_kind=True)
    _counted(file, area.goals, is_listed=True)
    _measures(file, frame, area)
    if area.digital:
        file.heading(frame["digital_heading"], 3, is_listed=False)
        file.note(area.reviews.get("digital", ""))
        for group in area.digital:
            file.heading(f"{group.name} ({group.how_many})", 4, is_listed=False)
            _group(file, group, with_kind=True)
    _promises(file, report, area, axis)
    _counted(file, area.indicators)
    _counted(file, area.replaced, with_kind=True, note=frame["replaced_note"])
    file.heading(frame["missing"], 3, is_listed=False)
    file.items(area.missing)


def _measures(file: WordFile, frame: dict[str, str], area: AreaChapter) -> None:
    measures = area.measures
    if not measures:
        return
    file.heading(frame["measures"], 3)
    file.say(area.money)
    file.note(area.reviews.get("measures", ""))
    if not any(row.lead or row.period or row.until or row.cost for row in measures):
        for row in measures:
            file.quote(row.quote, with_kind=False)
        file.note(frame["no_sheets"])
    else:
        rows: list[tuple[Cell, ...]] = [
            (row.quote, _known(row.lead, frame), _when(row, frame), _known(row.cost, frame))
            for row in measures
        ]
        names = ("measure", "lead", "period", "cost")
        file.table(frame["measures"], [frame[name] for name in names], rows, (6, 2.4, 2, 2.6))
        if any(row.until and not row.period for row in measures):
            file.note(frame["until_note"])
    file.note(area.measures_rest)


def _when(row: Measure, frame: dict[str, str]) -> str:
    return row.until if row.until and not row.period else _known(row.period, frame)


def _known(words: str, frame: dict[str, str]) -> str:
    return f"„{words}“" if words else frame["unknown"]


def _promises(file: WordFile, report: Report, area: AreaChapter, axis: bytes | None) -> None:
    if not area.promises:
        return
    frame = report.frame
    file.heading(frame["axis_heading"], 3, is_listed=False)
    if axis is not None and area.axis is not None:
        file.picture(axis, area.axis.says)
        file.note(frame["axis_note"])

    def row(promise: Promise) -> tuple[Cell, ...]:
        return promise.year or "–", promise.value, _promised(promise)

    file.note(area.reviews.get("promises", ""))
    head = (frame["year"], frame["value"], frame["wording"])
    file.table(frame["axis_heading"], head, list(map(row, area.promises)), (1, 2.6, 7))
    file.note(area.promises_rest)


def _threads(file: WordFile, report: Report) -> None:
    file.heading(report.frame["threads_title"])
    file.lead(report.threads_lead)
    file.note(report.reviews.get("threads", ""))
    for thread in report.threads:
        _thread(file, report, thread)


def _thread(file: WordFile, report: Report, thread: Thread) -> None:
    frame = report.frame

    def hanging(one: Hanging) -> tuple[str | Quote, ...]:
        return one.quote, f"{'—' if one.is_certain else frame['proposal'] + ':'} {one.joint}"

    rows: list[tuple[Cell, ...]] = []
    for branch in thread.branches:
        goal: Cell = frame["no_goal"] if branch.goal is None else hanging(branch.goal)
        measures = [part for one in branch.measures for part in hanging(one)] or [frame["no_measure"]]
        rows.append((goal, [*measures, branch.rest] if branch.rest else measures))
    name = " ".join(filter(None, (thread.top.kind, thread.top.code)))
    file.heading(name, 2, is_listed=False)
    file.quote(thread.top, with_kind=False)
    file.table(
        f"{name}: {frame['goal']} – {frame['measures']}", (frame["goal"], frame["measures"]), rows, (1, 1)
    )
    file.note(thread.rest)


def _contradictions(file: WordFile, report: Report) -> None:
    frame = report.frame
    file.heading(frame["contradictions_title"])
    file.lead(report.contradictions_lead)
    for one in report.contradictions:
        _contradiction(file, report, one, 2)
    file.note(report.contradictions_rest)
    if report.settled:
        file.heading(frame["settled_title"], 2)
        for one in report.settled:
            _contradiction(file, report, one, 3)
        file.note(report.settled_rest)


def ruled(one: Contradiction) -> str:
    return f"{one.verdict}: „{one.grounds}“" if one.grounds else one.verdict


def asked(one: Contradiction) -> str:
    return f"„{one.topic}“: {one.question}" if one.topic else one.question


def _contradiction(file: WordFile, report: Report, one: Contradiction, level: int) -> None:
    frame = report.frame
    file.heading(asked(one), level, is_listed=False)
    if not one.verdict:
        file.machine_says(one.is_confirmed, one.reason)
    elif one.is_left_open:
        file.say(one.reason)
    if one.verdict:
        file.say(ruled(one))
    sides: list[Cell] = [(quote, *promises) for quote, promises in zip(one.sides, one.promises, strict=True)]
    file.table(asked(one), (frame["side_one"], frame["side_two"]), [sides], (1, 1))


def _holes(file: WordFile, report: Report) -> None:
    file.heading(report.frame["holes_title"])
    file.lead(report.frame["hole_means"])
    if report.silent:
        file.heading(report.silent_heading, 2, is_listed=False)
        file.items(report.silent)
    for hole in report.holes:
        file.heading(hole.name, 2, is_listed=False)
        _group(file, hole)


def _ends(file: WordFile, report: Report) -> None:
    frame = report.frame
    if report.unread:
        file.heading(frame["unread_title"])
        file.lead(report.unread_lead)
        file.table(frame["unread_title"], (frame["file"], frame["what_happened"]), report.unread, (2, 3))
    file.heading(frame["sources_title"])
    file.lead(frame["sources_lead"] if report.unread else f"{frame['sources_lead']} {report.unread_lead}")
    for paper in report.papers:
        if paper.quoted:
            file.heading(paper.title, 2, is_listed=False)
            file.note(f"{paper.facts}. {paper.file}")
            rows = [(f"„{place.words}“", place.place) for place in paper.quoted]
            file.table(paper.title, (frame["beginning"], frame["page"]), rows, (4, 1))
