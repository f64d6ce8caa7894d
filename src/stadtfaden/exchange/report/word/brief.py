"""The short version in Word."""

from stadtfaden.exchange.report.short import with_notes
from stadtfaden.exchange.report.values import Brief, Contradiction
from stadtfaden.exchange.report.word.pictures import drawn
from stadtfaden.exchange.report.word.whole import asked, write_areas, write_levels, write_targets
from stadtfaden.exchange.report.word.writing import Cell, WordFile


def write_brief(file: WordFile, brief: Brief) -> None:
    brief = with_notes(brief)
    frame = brief.frame
    file.know(brief.papers)
    file.letterhead()
    title, _, below = brief.title.partition(" – ")
    file.heading(title)
    file.say(f"{brief.city} · {below}", "Subtitle")
    file.lead(brief.draft)
    file.say(" ".join(brief.summary))
    file.explain(is_confirmed=False, words=frame["proposal_means"])
    file.explain(is_confirmed=True, words=frame["confirmed_means"])
    write_levels(file, brief, drawn(brief.look.thread, brief.loom))
    file.heading(frame["areas_title"], 2)
    write_areas(file, frame, [(area.name, *area.tally) for area in brief.areas])
    file.note(brief.areas_rest)
    if brief.targets:
        file.heading(frame["brief_targets"], 2)
        file.note(frame["brief_targets_lead"])
        write_targets(file, frame, brief.targets, brief.targets_rest)
    _contradictions(file, brief)
    if brief.missing:
        file.heading(frame["holes_title"], 2)
        file.items(brief.missing)
    file.heading(frame["brief_more"], 2)
    for sentence in brief.more:
        file.say(sentence)


def _contradictions(file: WordFile, brief: Brief) -> None:
    frame = brief.frame

    def row(one: Contradiction) -> tuple[Cell, ...]:
        state = one.verdict or frame["confirmed" if one.is_confirmed else "proposal"]
        return (asked(one), state), *one.sides

    file.heading(frame["brief_decide"], 2)
    file.say(brief.contradictions_lead)
    rows = [row(one) for one in (*brief.contradictions, *brief.settled)]
    head = (frame["open_question"], frame["one_side"], frame["other_side"])
    file.table(frame["brief_decide"], head, rows, (1, 1.2, 1.2))
    file.note(brief.contradictions_rest)
