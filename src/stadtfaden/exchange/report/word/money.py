"""What it costs, in Word."""

from collections.abc import Sequence

from stadtfaden.exchange.report.values import CostRow, Report
from stadtfaden.exchange.report.word.writing import Cell, WordFile


def write_money(file: WordFile, report: Report) -> None:
    money, frame = report.money, report.frame
    if money is None:
        return
    file.heading(frame["money_title"])
    file.lead(" ".join(money.lead))
    if money.areas:
        file.heading(frame["money_areas"], 2, is_listed=False)
        names = ("area", "once", "once_sum", "yearly", "yearly_sum", "without_sum")
        file.table(
            frame["money_areas"],
            [frame[name] for name in names],
            money.areas,
            (5, 1.8, 2, 1.8, 2, 2),
            numbers=range(1, 6),
        )
        file.note(frame["money_areas_note"])
    for name, rows, rest in (
        ("money_once", money.once, money.once_rest),
        ("money_yearly", money.yearly, money.yearly_rest),
        ("money_others", money.others, money.others_rest),
    ):
        if rows:
            file.heading(frame[name], 2)
            file.note(money.reviews.get(name.removeprefix("money_"), ""))
            write_costs(file, frame, frame[name], rows)
            file.note(rest)


def write_costs(file: WordFile, frame: dict[str, str], caption: str, rows: Sequence[CostRow]) -> None:
    """Without a column of sums where there is none."""
    if any(row.euros for row in rows):
        head = (frame["measure"], frame["sum"], frame["cost_words"])
        cells: list[tuple[Cell, ...]] = [(row.quote, row.euros, f"„{row.words}“") for row in rows]
        file.table(caption, head, cells, (6, 1.8, 4), numbers=(1,))
        return
    said: list[tuple[Cell, ...]] = [(row.quote, f"„{row.words}“") for row in rows]
    file.table(caption, (frame["measure"], frame["cost_words"]), said, (6, 4.6))
