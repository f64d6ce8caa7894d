"""The papers of a small city for a day at the desk: enough to review, a contradiction, two editions."""

import typst

PAGE = """#set page(width: 148mm, height: 210mm, numbering: "1", margin: 18mm)
#set text(size: 11pt, lang: "de")
"""
DEEDS = (
    ("Radwege", "Die Stadt baut jedes Jahr 3 km neue Radwege."),
    ("Fahrradparken", "Am Bahnhof entstehen bis 2029 400 sichere Stellplätze für Fahrräder."),
    ("Zählstellen", "An acht Brücken zählen Sensoren die Räder; die Daten stehen offen."),
    ("Schulwege", "Jede Grundschule erhält bis 2028 einen sicheren Weg ohne Autoverkehr."),
    ("Busspur", "Auf der Talstraße wird eine Spur für Busse eingerichtet."),
    ("Haltestellen", "Alle Haltestellen werden bis 2030 barrierefrei umgebaut."),
    ("Auskunft", "Eine App zeigt die Abfahrten von Bus und Bahn in Echtzeit."),
    ("Leihräder", "Die Stadtwerke stellen 120 Leihräder auf."),
    ("Lastenräder", "Vereine leihen Lastenräder kostenlos aus."),
    ("Parken", "In der Altstadt fallen 60 Parkplätze weg, dafür entstehen Bäume."),
)
HEAT = (
    ("Wärmenetz", "Die Stadtwerke verlegen bis 2032 ein Wärmenetz in der Nordstadt."),
    ("Solardächer", "Auf allen Schulen werden bis 2030 Solaranlagen errichtet."),
    ("Sanierung", "Die Stadt saniert jedes Jahr drei städtische Gebäude."),
    ("Beratung", "Haushalte werden kostenlos zur Energie beraten."),
    ("Bäume", "An Straßen werden jedes Jahr 200 Bäume gepflanzt."),
    ("Regenwasser", "Neubauten halten Regenwasser auf dem Grundstück zurück."),
    ("Fuhrpark", "Der Fuhrpark der Stadt fährt bis 2029 elektrisch."),
    ("Zähler", "Intelligente Zähler messen den Verbrauch aller städtischen Gebäude."),
)


def plan(title, goal, deeds, note=""):
    """A PDF with one goal and coded measures."""
    measures = "\n\n".join(
        f"*M {number} {name}* {text}" for number, (name, text) in enumerate(deeds, start=1)
    )
    goals = f"== Ziele\n*Z 1 Radverkehr* {goal}"
    source = f"{PAGE}= {title}\n#pagebreak()\n{goals}\n\n== Maßnahmen\n{measures}\n\n{note}"
    return typst.compile(source.encode())


def mobility():
    goal = "Der Anteil des Radverkehrs an allen Wegen steigt bis 2035 auf 30 Prozent."
    return plan("Verkehrsplan Hirschau", goal, DEEDS)


def mobility_anew():
    """The next edition: one measure promises more, one is gone, everything else stays."""
    changed = [
        (name, text.replace("400 sichere", "550 sichere")) for name, text in DEEDS if name != "Lastenräder"
    ]
    goal = "Der Anteil des Radverkehrs an allen Wegen steigt bis 2035 auf 30 Prozent."
    return plan("Verkehrsplan Hirschau", goal, changed, "Zweite Auflage, vom Rat beraten.")


def climate():
    goal = "Der Anteil des Radverkehrs an allen Wegen steigt bis 2030 auf 40 Prozent."
    return plan("Klimaplan Hirschau", goal, HEAT)
