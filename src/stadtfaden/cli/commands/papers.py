# ruff: noqa: FBT002 -- a yes-or-no option of the command line is a boolean with a default
"""Commands that read papers and tie them."""

from pathlib import Path
from typing import Annotated

import typer

from stadtfaden.cli.commands.arguments import City, Data, Json, Processes, begin


def build(  # noqa: PLR0913, PLR0917 -- each argument is an option of the command
    folder: Annotated[
        Path, typer.Argument(help="Ordner mit den Papieren (PDF, DOCX, ODT, PPTX, HTML, Text).")
    ],
    city: Annotated[str, typer.Option("--city", help="Name der Stadt.")],
    data: Data = None,
    json: Json = False,
    again: Annotated[
        bool, typer.Option("--again", help="Auch Dateien noch einmal versuchen, die nicht lesbar waren.")
    ] = False,
    processes: Processes = 0,
    areas: Annotated[
        Path | None,
        typer.Option(
            "--areas",
            help="Liste eigener Handlungsfelder; ohne Angabe handlungsfelder.csv im Ordner.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Liest einen Ordner voller Papiere und verbindet sie.

    Bricht der Lauf ab, macht derselbe Befehl dort weiter. Unveränderte Dateien werden nicht wieder gelesen.
    Rückgabewert: 0 alles gelesen, 3 einige Dateien nicht lesbar, 1 Fehler, 2 falscher Aufruf,
    130 abgebrochen.
    """
    where = begin(data, makes_folder=True)
    from stadtfaden.cli import building, options  # noqa: PLC0415 -- slow import

    chosen = options.build_options(processes, again=again, areas=areas and areas.absolute())
    raise typer.Exit(building.build(folder, city, where, as_json=json, options=chosen))


def demo(data: Data = None, json: Json = False, processes: Processes = 0) -> None:
    """Setzt die Papiere der Beispielstadt, baut ihre Strategie und lässt erfundene Menschen entscheiden.

    Entschieden wird nur einmal; was Sie danach am Schreibtisch der Beispielstadt tun, bleibt.
    """
    from stadtfaden.cli import beside  # noqa: PLC0415 -- slow import

    typesetting = beside.typesetting()
    if typesetting is None:
        typer.echo(beside.MISSING, err=True)
        raise typer.Exit(1)
    where = begin(data, makes_folder=True)
    from stadtfaden.cli import building, options  # noqa: PLC0415 -- slow import; Django stands

    papers = where / "demo-papers"
    typesetting.typeset(papers)
    chosen = options.build_options(processes)
    code = building.build(papers, beside.CITY, where, as_json=json, options=chosen)
    deciding = beside.deciding()
    if deciding is not None and code in {building.FINE, building.SOME_UNREAD}:
        deciding.decide(beside.CITY, where)
        building.learn(where, chosen)
    raise typer.Exit(code)


def council(
    address: Annotated[str, typer.Argument(help="Adresse des OParl-Systems der Ratsinformation.")],
    data: Data = None,
    city: City = None,
    body: Annotated[
        str | None,
        typer.Option("--body", help="Name der Körperschaft, wo es mehrere gibt.", show_default=False),
    ] = None,
    json: Json = False,
) -> None:
    """Fragt die Ratsinformation (OParl 1.0 und 1.1), was wann zu den Papieren beschlossen wurde.

    Was sie sagt, steht als Beleg neben dem, was Menschen sagen; es ändert nichts von selbst. Das ist der
    einzige Befehl, der ins Netz fragt. Rückgabewert: 0 gut, 3 einiges war nicht zu hören, 1 keine Antwort,
    2 falscher Aufruf.
    """
    begin(data)
    from stadtfaden.cli import hearing  # noqa: PLC0415 -- slow import

    raise typer.Exit(hearing.council(address, city=city, body=body, as_json=json))


def work(
    data: Data = None,
    once: Annotated[bool, typer.Option("--once", help="Einmal nachsehen und enden.")] = False,
    interval: Annotated[int, typer.Option(min=1, help="Sekunden zwischen zwei Blicken in die Ordner.")] = 60,
    folders: Annotated[
        bool, typer.Option("--folders/--no-folders", help="Auch in die gebauten Ordner sehen.")
    ] = True,
) -> None:
    """Liest, was am Schreibtisch hochgeladen wird, und was in den gebauten Ordnern neu oder geändert ist."""
    where = begin(data)
    from stadtfaden.cli import building  # noqa: PLC0415 -- slow import

    raise typer.Exit(building.work(where, once=once, interval=interval, with_folders=folders))


def read(
    file: Annotated[Path, typer.Argument(help="Eine Datei.")],
    json: Json = False,
    ocr: Annotated[bool, typer.Option("--ocr/--no-ocr", help="Texterkennung für Scans.")] = True,
) -> None:
    """Liest eine Datei, ohne etwas zu speichern: Seiten, Stellen, Gliederung, Aussagen."""
    from stadtfaden.cli import understanding  # noqa: PLC0415 -- slow import

    raise typer.Exit(understanding.read_file(file, as_json=json, ocr=ocr))


def understand() -> None:
    """Liest Zeilen von stdin; für jede ein JSON-Objekt: Art, Handlungsfelder, Digitalbezug, Zielwerte."""
    from stadtfaden.cli import understanding  # noqa: PLC0415 -- slow import

    raise typer.Exit(understanding.understand_lines())
