"""Lists of measures as offices send them, all made here."""

import io

import openpyxl

HEADER = ("Nr.", "Maßnahme", "Beschreibung", "Ziel", "Federführung", "Zeitraum", "Kosten", "Bemerkung")
ROWS = (
    (
        "V-1",
        "Radweg an der Aue bauen",
        "Zwei Meter breit, beleuchtet.",
        "Z 1",
        "Tiefbauamt",
        "2026–2028",
        250000,
        "",
    ),
    (
        "V-2",
        "Bushaltestellen ohne Stufen umbauen",
        "",
        "",
        "Tiefbauamt",
        "2027",
        None,
        "Förderung ist beantragt",
    ),
    (
        "V-3",
        "Ampeln digital steuern",
        "Sensoren zählen die Wartenden.",
        "",
        "Verkehrsamt",
        "bis 2030",
        90000,
        "",
    ),
)


def workbook(rows=ROWS, header=HEADER, change=None):
    """A sheet with two lines above its header; `change` gets the book before it is written."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Verkehr"
    sheet.append(["Maßnahmenliste der Stadt Hirschau"])
    sheet.append([])
    sheet.append(header)
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def semicolons(rows=ROWS, header=HEADER, encoding="cp1252"):
    lines = [";".join("" if cell is None else str(cell) for cell in row) for row in (header, *rows)]
    return "\r\n".join(lines).encode(encoding)
