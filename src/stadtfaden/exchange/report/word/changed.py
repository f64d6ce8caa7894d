"""What has changed, in Word."""

from itertools import groupby
from operator import attrgetter

from stadtfaden.exchange.report.values import ChangedStatement, Changes, Quote
from stadtfaden.exchange.report.word.writing import WordFile


def write_changes(file: WordFile, changes: Changes) -> None:
    frame = changes.frame
    file.letterhead()
    file.know(changes.papers)
    title, _, below = changes.title.partition(" – ")
    file.heading(title)
    file.say(f"{changes.city} · {below}", "Subtitle")
    file.say(f"{frame['before']}: {changes.before}")
    file.say(f"{frame['afterwards']}: {changes.after}")
    file.lead(" ".join(changes.summary))
    file.note(changes.draft)
    if changes.changed:
        file.heading(frame["changed"], 2)
        for one in changes.changed:
            _changed(file, changes, one)
        file.note(changes.rests["changed"])
    for name, quotes, title, means in (
        ("added", changes.added, "added", ""),
        ("confirmed", changes.confirmed, "newly_confirmed", frame["newly_confirmed_means"]),
        ("gone", changes.gone, "gone", ""),
    ):
        if quotes:
            file.heading(frame[title], 2)
            file.note(means)
            _listed(file, changes, quotes)
            file.note(changes.rests[name])
    head = (frame["statement"], frame["link"], frame["to"])
    for name, rows in (("links_added", changes.links_added), ("links_gone", changes.links_gone)):
        if rows:
            file.heading(frame[name], 2)
            file.table(frame[name], head, rows, (3, 1.4, 3))
    file.note(changes.rests["links"])
    if changes.verdicts:
        file.heading(frame["verdicts_title"], 2)
        for ruling in changes.verdicts:
            file.say(f"{ruling.verdict}: „{ruling.grounds}“" if ruling.grounds else ruling.verdict)
            file.items(ruling.sides)


def _changed(file: WordFile, changes: Changes, one: ChangedStatement) -> None:
    frame = changes.frame
    paper = changes.papers[one.after.paper - 1].title
    file.heading(f"{file.naming(one.after)}, {paper}", 3)
    if one.is_reworded:
        head = (frame["before"], frame["afterwards"])
        file.table(file.naming(one.after), head, [(one.before, one.after)], (1, 1))
    else:
        file.quote(one.after, with_kind=False)
    names = (frame["change_kind"], frame["before"], frame["afterwards"])
    file.table(file.naming(one.after), names, one.differs, (1, 2, 2))


def _listed(file: WordFile, changes: Changes, quotes: tuple[Quote, ...]) -> None:
    for paper, of_paper in groupby(quotes, key=attrgetter("paper")):
        file.heading(changes.papers[paper - 1].title, 3, is_listed=False)
        for quote in of_paper:
            file.quote(quote)
