"""The short version in Word."""

from stadtfaden.exchange.report.short import with_notes
from stadtfaden.exchange.report.values import Brief, Contradiction, Quote
from stadtfaden.exchange.report.word.aims import write_aims
from stadtfaden.exchange.report.word.money import write_costs
from stadtfaden.exchange.report.word.whole import asked, ruled
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
    if brief.vision is not None:
        file.quote(brief.vision, with_kind=False)
    file.heading(frame["brief_standing"], 2)
    file.say(" ".join(brief.standing))
    file.say(" ".join(brief.summary))
    file.explain(is_confirmed=False, words=frame["proposal_means"])
    file.explain(is_confirmed=True, words=frame["confirmed_means"])
    if brief.aims:
        file.heading(frame["aims_title"], 2)
        file.note(" ".join(filter(None, (frame["aims_lead"], brief.reviews.get("aims", "")))))
        write_aims(file, frame, brief.aims)
        file.note(brief.aims_rest)
    _money(file, brief)
    _contradictions(file, brief)
    for name, words in (("holes_title", brief.missing), ("asked_title", brief.asked)):
        if words:
            file.heading(frame[name], 2)
            file.items(words)
    file.heading(frame["brief_more"], 2)
    for sentence in brief.more:
        file.say(sentence)


def _money(file: WordFile, brief: Brief) -> None:
    if not brief.money:
        return
    frame = brief.frame
    file.heading(frame["money_title"], 2)
    file.say(" ".join(brief.money))
    if brief.dearest:
        file.note(brief.reviews.get("dearest", ""))
        write_costs(file, frame, frame["brief_money"], brief.dearest)
        file.note(frame["brief_money_note"])


def _contradictions(file: WordFile, brief: Brief) -> None:
    frame = brief.frame

    def row(one: Contradiction) -> tuple[Cell, ...]:
        state = one.verdict or frame["confirmed" if one.is_confirmed else "proposal"]
        state = ruled(one) if one.is_left_open else state
        return (asked(one), state), f"{named(one.sides[0])} {frame['versus']} {named(one.sides[1])}"

    def named(quote: Quote) -> str:
        draft = f" · {frame['draft']}" if quote.is_draft else ""
        return f"{brief.papers[quote.paper - 1].title}, {quote.place}{draft}"

    file.heading(frame["contradictions_title"], 2)
    file.say(brief.contradictions_lead)
    rows = [row(one) for one in (*brief.contradictions, *brief.settled)]
    head = (frame["open_question"], frame["sources_title"])
    file.table(frame["contradictions_title"], head, rows, (1, 1.3))
    file.note(brief.contradictions_rest)
