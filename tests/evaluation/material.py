"""The files, each in the layout that its task expects; every sentence is our own."""

import csv
import gzip
import hashlib
import json

from stadtfaden.evaluation import MaterialMissingError

CATALOGUE, REPORT = "katalog.txt", "bericht.txt"
MEASURES = (
    (
        "A1.1",
        "Strom",
        "Solaranlagen auf Schuldächern",
        "Module auf Schulen",
        "Bauamt",
        "Zwölf Dächer bis 2030",
    ),
    (
        "A1.2",
        "Strom",
        "Sparlampen in Turnhallen",
        "Sparlampen in Turnhallen",
        "Sportamt",
        "Halber Verbrauch bis 2028",
    ),
    (
        "B2.1",
        "Verkehr",
        "Überdachte Abstellplätze für Räder",
        "Radboxen am Bahnhof",
        "Tiefbauamt",
        "400 Plätze bis 2027",
    ),
    (
        "B2.2",
        "Verkehr",
        "Busspur auf der Hafenstraße",
        "Busspur auf der Hafenstraße",
        "Ordnungsamt",
        "Zwei Minuten Gewinn",
    ),
)
BODIES = (
    "Auf den Dächern der Grundschulen entstehen Module; Schulklassen lesen den Ertrag am Bildschirm ab.",
    "In den Hallen ersetzt die Hausverwaltung alle Röhren durch sparsame Leuchten mit Bewegungsmelder.",
    "Vor dem Bahnhof entstehen abschließbare Boxen, in denen Pendler ihre Fahrräder trocken verwahren.",
    "Der Bus erhält stadteinwärts eine eigene Spur, damit er im Berufsverkehr nicht mehr stehen bleibt.",
)


def measures(root):
    """A catalogue of four measures on two pages each, and a report with a sheet for each."""
    shelf = root / "karlsruhe_ris"
    pages = ["Klimaplan Hirschau\n\nMaßnahmenkatalog"]
    sheets = ["Bericht zum Klimaplan Hirschau"]
    gold = []
    for number, ((code, field, title, later, lead, goal), body) in enumerate(
        zip(MEASURES, BODIES, strict=True)
    ):
        head = f"Handlungsfeld {code[0]}: {field}\nMaßnahme {code}\n{title}\n"
        pages += [
            f"{head}\nBeschreibung\n{body}\n\nZuständig\n{lead}\n",
            f"{head}\nZeitplan\nBeginn im Jahr 2026.\n",
        ]
        sheets.append(
            f"{code} {later}\nFederführende Stelle {lead}\n\n"
            f"Kurzbericht\n{body}\n\nZiel der Maßnahme\n{goal}\n"
        )
        gold.append(
            {
                "code": code,
                "handlungsfeld": field,
                "title_2020": title,
                "catalogue": {"file": CATALOGUE, "first_page": 2 * number + 2, "last_page": 2 * number + 3},
                "monitoring2022": {
                    "file": REPORT,
                    "page": number + 2,
                    "title": later,
                    "lead": lead,
                    "ziel": goal,
                },
            }
        )
    write(shelf / "strategies" / CATALOGUE, "\f".join(pages))
    write(shelf / "strategies" / REPORT, "\f".join(sheets))
    write(shelf / "gold" / "ksk2030_measure_links.jsonl", "\n".join(json.dumps(row) for row in gold))


def contributions(root):
    """Two processes with proposals and reasons."""
    said = (
        ("mpos", "Bitte bauen Sie an der Ecke einen Zebrastreifen."),
        ("mpos", "Die Stadt sollte den Radweg verbreitern."),
        ("premise", "Hier ist letzte Woche ein Kind gestürzt."),
        ("premise", "Der Weg ist an dieser Stelle sehr dunkel."),
        (
            "mpos+premise",
            "Die Ampel muss länger grün zeigen, weil ältere Menschen es nicht hinüber schaffen.",
        ),
        ("non-arg", "Guten Tag zusammen."),
    )
    for process, turn in (("Dialog-Nord", 1), ("Dialog-Süd", 2)):
        rows = [
            ("document_id", "content", "code"),
            *(
                (f"D{at}", f"{text} {'Danke! ' * (turn - 1)}".strip(), code)
                for at, (code, text) in enumerate(said)
            ),
        ]
        write(
            root / "cimt" / "argument" / process / "dataset.tsv",
            "\n".join("\t".join(row) for row in rows) + "\n",
        )


def strategy(root):
    """Two editions; the draft has two fields of action to learn from."""
    fields = {
        "Mobilitaet": ("Der Busverkehr am Abend ist lückenhaft.", "Wir wollen den Takt am Abend verdichten."),
        "Gesundheit": (
            "Im Norden fehlen seit Jahren Hausärzte.",
            "Wir wollen zwei Praxen in den Norden holen.",
        ),
    }
    for edition, chapter in (("draft_2021-02", "{}"), ("final_2021-11", "06.01_{}")):
        for field, (trouble, aim) in fields.items():
            name = chapter.format(field)
            write(
                root / "ulm_smartcity" / edition / "Felder" / name / "index.md",
                f"# {field}\n\n## Herausforderungen\n\n{trouble}\n\n## Ziele\n\n{aim}\n\n"
                "## Maßnahmen\n\nEin Wegweiser wird gedruckt und verteilt.\n",
            )


def indicators(root):
    """No string of ours bears a label: the task's own gold is for the strings of others."""
    targets = [{"target": "Steigerung auf 40 % bis 2031", "targetYear": "2031"}]
    write(
        root / "dns_targets" / "dns_targets.dev.json", json.dumps([{"indicator": "1.1", "targets": targets}])
    )


def theses(root):
    """Three theses of two policy fields, each with two reasons."""
    said = (
        (
            "t1",
            "VERKEHR",
            "Busse",
            "In {location} soll der Bus häufiger fahren.",
            "Der Nahverkehr entlastet die Straßen.",
        ),
        (
            "t2",
            "VERKEHR",
            "Räder",
            "In {location} sollen Radwege Vorrang haben.",
            "Radwege machen den Verkehr sicherer.",
        ),
        (
            "t3",
            "BILDUNG",
            "Schule",
            "In {location} soll die Schule kleinere Klassen haben.",
            "Guter Unterricht braucht Lehrkräfte.",
        ),
    )
    path = root / "voto_nrw2025" / "voto.dev.csv"
    path.parent.mkdir(parents=True)
    columns = (
        "these_id",
        "these_politikfeld",
        "these_title",
        "statement",
        "explanation",
        "valuation",
        "gmd_name",
        "party_name",
    )
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(columns)
        for id_, field, title, statement, reason in said:
            rows.writerow((id_, field, title, statement, reason, "100", "Hirschau", "A"))
            rows.writerow((id_, field, title, statement, f"Nein: {reason}", "0", "Hirschau", "B"))


def chapters(root):
    """Paragraphs of two chapters."""
    said = {
        "9. Mobilität": "Der Nahverkehr wird ausgebaut, die Straßenbahn fährt öfter.",
        "14. Sport": "Die Sportvereine erhalten neue Turnhallen und Sportplätze.",
    }
    rows = [
        {
            "chapter": chapter,
            "file": chapter,
            "heading": None,
            "text": f"{text} Das gilt auch für Teil {part}.",
        }
        for chapter, text in said.items()
        for part in range(5)
    ]
    write(root / "berlin_koalition2021" / "paragraphs.jsonl", "\n".join(json.dumps(row) for row in rows))


def council_papers(root):
    """Papers of two departments in three years, and one of the treasury; only the title says what of."""
    rows = [
        {
            "title": title,
            "department": [department],
            "date": f"{year}-05-01",
            "text": f"{'STADT HIRSCHAU ' * 25}\nAn den Rat. "
            f"Das alles beginnt im Frühjahr und dauert bis zum Herbst des Jahres {year}.",
        }
        for year in (2018, 2019, 2020)
        for department, title in (
            ("Kulturamt", f"Förderung des Theaters und der Museen {year}"),
            ("Tiefbauamt", f"Ausbau der Straße und des Radwegs, Abschnitt {year}"),
            ("Stadtkämmerei", "Zuschuss an das Theater"),
        )
    ]
    packed(root / "karlsruhe_ris" / "gold" / "papers_labelled.dev.jsonl.gz", rows)


def questions(root):
    """Beside the folder, as the layout says."""
    beside = root.parent / "experiments"
    write(
        beside / "retrieval_ordinary.txt",
        "Radwege ausbauen|Das Radwegenetz wird erweitert.\nKosten der Kita|Der Beitrag für Krippen sinkt.\n",
    )
    write(
        beside / "retrieval_paraphrase.txt",
        "Schutz vor Hitze|An Tropentagen öffnen kühle Räume.|Die Heizung der Schule wird gewartet.\n",
    )


def motions(root):
    """Motions whose replies are long enough to be more than a letterhead."""
    subjects = ("Trinkbrunnen am Markt", "Öffnungszeiten der Bücherei", "Tempo 30 vor der Grundschule")
    rows = [
        {
            "paper_id": f"ag/{number}",
            "date": f"20{18 + number}-01-01",
            "title": subject,
            "reply": {"text": f"Die Verwaltung nimmt zum Thema {subject} Stellung. " * 12},
        }
        for number, subject in enumerate(subjects)
    ]
    packed(root / "karlsruhe_ris" / "gold" / "motion_reply_pairs.dev.jsonl.gz", rows)


TYPESETTING = '''"""Writes two papers that contradict each other."""

import sys
from pathlib import Path

PAPERS = {
    "klima.md": """# Klimaplan Hirschau

## Ziele

### KZ 1 Ladepunkte im Stadtgebiet

Bis 2030 stehen 200 öffentliche Ladepunkte für Elektroautos im Stadtgebiet.

### KZ 2 Bäume in der Altstadt

Bis 2030 wachsen 300 neue Bäume in der Altstadt.

### KZ 3 Strom vom Dach

Bis 2032 erzeugen die Dächer der Schulen 5 Megawatt Strom.
""",
    "verkehr.md": """# Verkehrsplan Hirschau

## Ziele

### VZ 1 Ladepunkte im Stadtgebiet

Bis 2030 stehen 350 öffentliche Ladepunkte für Elektroautos im Stadtgebiet.

### VZ 2 Sichere Schulwege

Bis 2029 verunglückt kein Kind mehr auf dem Schulweg.

### VZ 3 Pünktliche Busse

Bis 2031 fahren 95 Prozent der Busse pünktlich.
""",
}

folder = Path(sys.argv[1])
folder.mkdir(parents=True)
for name, text in PAPERS.items():
    (folder / name).write_text(text, encoding="utf-8")
'''


def demo(root):
    """A demo city of two papers with one planted contradiction and one hole of each kind."""
    stated = [
        *(
            ("klima", f"KZ {at}", title)
            for at, title in enumerate(
                ("Ladepunkte im Stadtgebiet", "Bäume in der Altstadt", "Strom vom Dach"), 1
            )
        ),
        *(
            ("verkehr", f"VZ {at}", title)
            for at, title in enumerate(
                ("Ladepunkte im Stadtgebiet", "Sichere Schulwege", "Pünktliche Busse"), 1
            )
        ),
    ]
    truth = {
        "city": "Hirschau",
        "papers": [{"key": key, "file": f"{key}.md"} for key in ("klima", "verkehr")],
        "statements": [{"paper": paper, "code": code, "title": title} for paper, code, title in stated],
        "links": [
            {
                "type": "conflicts",
                "from": {"paper": "verkehr", "code": "VZ 1"},
                "to": {"paper": "klima", "code": "KZ 1"},
            }
        ],
        "goals_without_measure": [{"paper": "verkehr", "code": "VZ 2"}],
        "measures_without_goal": [],
        "areas_without_papers": ["tourism"],
    }
    write(root / "demo" / "ground_truth.json", json.dumps(truth))
    write(root / "demo" / "typeset.py", TYPESETTING)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def packed(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write("\n".join(json.dumps(row) for row in rows))


def until_missing(figures):
    """What a task says before it ends for want of material, and what it then names, "" for nothing."""
    found = []
    try:
        for figure in figures:
            found += [figure]
    except MaterialMissingError as reason:
        return found, str(reason)
    return found, ""


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]
