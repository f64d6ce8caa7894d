"""A small city's folder: four papers of four kinds, made anew for each test."""

import io

import docx
import typst

LEITBILD = """Leitbild Hirschau 2040

1 Unser Leitsatz

Hirschau ist eine Stadt, in der niemand auf ein Auto angewiesen ist.

2 Ziele

Ziel 1: Der Anteil des Radverkehrs steigt bis 2030 auf 30 Prozent.
Ziel 2: Alle Schulen sind bis 2028 an das Glasfasernetz angeschlossen.
\f3 Aufgaben

Wir bauen bis 2030 mindestens 25 km neue Radwege und zählen die Fahrten mit Sensoren.
"""
MOBILITY = """#set page(width: 148mm, height: 210mm, numbering: "1", margin: 18mm)
#set text(font: "New Computer Modern", size: 11pt, lang: "de")
= Radverkehrskonzept Hirschau
#pagebreak()
== Ziele
Der Anteil des Radverkehrs an allen Wegen steigt bis 2035 auf 30 Prozent.

== Maßnahmen
*M 1 Neue Radwege* Die Stadt baut jedes Jahr 3 km Radwege und wertet die Zählstellen digital aus.

*M 2 Fahrradparken* Am Bahnhof entstehen 400 sichere Stellplätze für Fahrräder.
"""
SCHOOLS = (
    ("Heading 1", "Schulentwicklungsplan Hirschau"),
    ("Heading 2", "Ziele"),
    ("Normal", "Alle Schulen sollen bis 2027 über einen Glasfaseranschluss verfügen."),
    ("Heading 2", "Maßnahmen"),
    ("Normal", "Die Stadt richtet für jede Schule ein digitales Klassenzimmer ein."),
)
NOTE = "# Digitale Stadt\n\nWir bieten bis 2026 alle Dienstleistungen der Verwaltung online an.\n"


def pdf(source=MOBILITY):
    return typst.compile(source.encode())


def word(paragraphs=SCHOOLS):
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def lay_out(folder):
    """Write the four papers, one of them in a folder below, and the city's own list."""
    (folder / "verkehr").mkdir(parents=True)
    (folder / "2020-03-05_Leitbild-Hirschau.txt").write_text(LEITBILD, encoding="utf-8")
    (folder / "verkehr" / "radverkehr.pdf").write_bytes(pdf())
    (folder / "schulen.docx").write_bytes(word())
    (folder / "digitale-stadt.md").write_text(NOTE, encoding="utf-8")
    (folder / "~$schulen.docx").write_bytes(b"left behind by a word processor")
    (folder / ".verborgen.txt").write_text("nichts")
    (folder / "papers.csv").write_text(
        "file;title;kind;status;adopted_on;council_paper;department;horizon;supersedes\n"
        "verkehr/radverkehr.pdf;Radverkehrskonzept 2035;Konzept;beschlossen;17.06.2024;2024/112;;2035;\n"
        "digitale-stadt.md;Digitale Stadt;strategy;Entwurf;;;;;\n",
        encoding="utf-8",
    )
    return folder
