# ruff: noqa: FBT002 -- a yes-or-no option of the command line is a boolean with a default
"""The commands of `stadtfaden`. Their bodies import late: --help needs no Django."""

import os
from datetime import datetime
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from stadtfaden.cli import report_options as wanted

app = typer.Typer(
    name="stadtfaden",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class ExportTable(StrEnum):
    PASSAGES = "passages"
    STATEMENTS = "statements"
    LINKS = "links"
    AREAS = "areas"
    DOCUMENTS = "documents"


class ExportFormat(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"


class PictureChoice(StrEnum):
    STATEMENTS = "statements"
    ALL = "all"
    NONE = "none"


class RoleName(StrEnum):
    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"


Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        envvar="STADTFADEN_DATA",
        help="Ordner für alle Daten; ohne Angabe ./stadtfaden-data.",
        file_okay=False,
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Ergebnis als JSON auf stdout.")]
City = Annotated[
    str | None,
    typer.Option("--city", help="Name der Stadt; entbehrlich, wenn es nur eine gibt.", show_default=False),
]
Processes = Annotated[
    int,
    typer.Option(
        "--processes", min=0, help="Wie viele Dateien zugleich gelesen werden.", show_default="Kerne"
    ),
]


@app.callback()
def stadtfaden(data: Data = None) -> None:
    """Liest die Strategiepapiere einer Stadt und verbindet sie zu Fäden.

    Jede Aussage steht mit Wortlaut, Ausgabe und Seite. Alle Daten liegen in einem Ordner.
    """
    if data is not None:
        os.environ["STADTFADEN_DATA"] = str(data.absolute())


@app.command()
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
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Liest einen Ordner voller Papiere und verbindet sie.

    Bricht der Lauf ab, macht derselbe Befehl dort weiter. Unveränderte Dateien werden nicht wieder gelesen.
    Rückgabewert: 0 alles gelesen, 3 einige Dateien nicht lesbar, 1 Fehler, 2 falscher Aufruf,
    130 abgebrochen.
    """
    where = _begin(data, makes_folder=True)
    from stadtfaden.cli import building, options  # noqa: PLC0415 -- slow import

    chosen = options.build_options(processes, again=again, areas=areas and areas.absolute())
    raise typer.Exit(building.build(folder, city, where, as_json=json, options=chosen))


@app.command()
def demo(data: Data = None, json: Json = False, processes: Processes = 0) -> None:
    """Setzt die Papiere der Beispielstadt und baut daraus ihre Strategie."""
    from stadtfaden.cli import beside  # noqa: PLC0415 -- slow import

    typesetting = beside.typesetting()
    if typesetting is None:
        typer.echo(beside.MISSING, err=True)
        raise typer.Exit(1)
    where = _begin(data, makes_folder=True)
    from stadtfaden.cli import building, options  # noqa: PLC0415 -- slow import; Django stands

    papers = where / "demo-papers"
    typesetting.typeset(papers)
    chosen = options.build_options(processes)
    raise typer.Exit(building.build(papers, beside.CITY, where, as_json=json, options=chosen))


@app.command()
def serve(
    data: Data = None,
    host: Annotated[str, typer.Option(help="Adresse, auf der gelauscht wird.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Anschluss.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Wie viele Prozesse antworten.")] = 1,
    worker: Annotated[
        bool, typer.Option("--worker/--no-worker", help="Daneben lesen, was hochgeladen wird.")
    ] = True,
) -> None:
    """Zeigt die Seiten im Browser und nennt ihre Adresse; daneben wird gelesen, was hochgeladen wird."""
    where = _begin(data)
    from stadtfaden.cli import serving  # noqa: PLC0415 -- slow import

    beside = where if worker else None
    raise typer.Exit(serving.serve(host=host, port=port, workers=workers, beside=beside))


@app.command()
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
    _begin(data)
    from stadtfaden.cli import hearing  # noqa: PLC0415 -- slow import

    raise typer.Exit(hearing.council(address, city=city, body=body, as_json=json))


@app.command()
def mcp(data: Data = None) -> None:
    """Antwortet einem Sprachmodell über stdin und stdout (Model Context Protocol); nur lesend.

    Jede Antwort trägt Wortlaut, Seite und Adresse. So trägt man es in einem Programm ein: Befehl
    `stadtfaden`, Argumente `--data ORDNER mcp`.
    """
    if find_spec("mcp") is None:
        typer.echo(
            "Dafür fehlt das Paket mcp. Bitte einmal aufrufen: pip install 'stadtfaden[mcp]'", err=True
        )
        raise typer.Exit(1)
    where = _begin(data)
    from stadtfaden.cli import answering  # noqa: PLC0415 -- slow import; optional dependency

    raise typer.Exit(answering.serve(where))


@app.command()
def invite(  # noqa: PLR0913, PLR0917 -- each argument is an option of the command
    email: Annotated[str, typer.Argument(help="E-Mail-Adresse der Person.")],
    data: Data = None,
    city: City = None,
    role: Annotated[RoleName, typer.Option(help="Was die Person darf.")] = RoleName.ADMINISTRATOR,
    name: Annotated[str, typer.Option(help="Name der Person.", show_default=False)] = "",
    address: Annotated[
        str, typer.Option(help="Adresse, unter der die Seiten stehen.")
    ] = "http://localhost:8000",
    json: Json = False,
) -> None:
    """Lädt eine Person an den Schreibtisch einer Stadt ein und gibt den Link dazu aus.

    So kommt die erste Person in eine neue Installation; sie lädt die anderen am Schreibtisch ein. Der Link
    gilt 14 Tage und einmal. Gesendet wird nichts.
    """
    _begin(data)
    from stadtfaden.cli import inviting  # noqa: PLC0415 -- slow import

    invitee = (email, role.value, name)
    raise typer.Exit(inviting.invite(invitee, city=city, address=address, as_json=json))


@app.command()
def work(
    data: Data = None,
    once: Annotated[bool, typer.Option("--once", help="Einmal nachsehen und enden.")] = False,
    interval: Annotated[int, typer.Option(min=1, help="Sekunden zwischen zwei Blicken in die Ordner.")] = 60,
    folders: Annotated[
        bool, typer.Option("--folders/--no-folders", help="Auch in die gebauten Ordner sehen.")
    ] = True,
) -> None:
    """Liest, was am Schreibtisch hochgeladen wird, und was in den gebauten Ordnern neu oder geändert ist."""
    where = _begin(data)
    from stadtfaden.cli import building  # noqa: PLC0415 -- slow import

    raise typer.Exit(building.work(where, once=once, interval=interval, with_folders=folders))


@app.command()
def check(data: Data = None, json: Json = False) -> None:
    """Prüft, ob jedes Zitat auf seiner Seite steht, jedes Original unverändert ist und die Suche dazu passt.

    Auch, ob die Kette des Protokolls hält und jede Beschlussfassung unverändert ist. Ein falscher Suchindex
    wird neu gebaut. Rückgabewert 1, wenn etwas bleibt, das nicht stimmt.
    """
    where = _begin(data)
    from stadtfaden.cli import checking  # noqa: PLC0415 -- slow import

    raise typer.Exit(checking.check(where, as_json=json))


@app.command()
def digest(
    data: Data = None,
    city: City = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, was gesendet würde.")] = False,
) -> None:
    """Sendet jeder Person am Schreibtisch, die es möchte, was zu tun ist; höchstens einmal in der Woche.

    Gedacht für cron, etwa montags; „stadtfaden work“ tut es montags ab 7 Uhr von selbst. Wo nichts zu tun
    ist, geht keine Mail. STADTFADEN_URL nennt die Adresse der Seiten, STADTFADEN_SMTP den Mailserver; ohne
    ihn liegen die Mails als Dateien im Datenordner. Rückgabewert 1, wenn eine Mail nicht ankam; derselbe
    Befehl sendet dann nur noch die fehlenden.
    """
    _begin(data)
    from stadtfaden.cli import mailing  # noqa: PLC0415 -- slow import

    raise typer.Exit(mailing.digest(city=city, dry_run=dry_run))


@app.command()
def log(
    data: Data = None,
    city: City = None,
    json: Json = False,
    verify: Annotated[
        Path | None,
        typer.Option(
            "--verify",
            help="Nur diese ausgegebene Datei (JSON-Zeilen) prüfen.",
            show_default=False,
            dir_okay=False,
        ),
    ] = None,
) -> None:
    """Zeigt das Protokoll einer Stadt: wer was wann entschieden hat, das Älteste zuerst.

    Mit --json jede Zeile mit ihrer Prüfsumme; diese Datei lässt sich mit --verify für sich allein prüfen.
    Rückgabewert 1, wenn die Kette bricht.
    """
    if verify is not None:
        from stadtfaden.cli import verifying  # noqa: PLC0415 -- slow import

        raise typer.Exit(verifying.verify(verify))
    _begin(data)
    from stadtfaden.cli import telling  # noqa: PLC0415 -- slow import

    raise typer.Exit(telling.log(city=city, as_json=json))


@app.command()
def search(  # noqa: PLR0913, PLR0917 -- each argument is an option of the command
    words: Annotated[str, typer.Argument(help="Frage oder Wörter; „…“ muss wörtlich vorkommen.")],
    data: Data = None,
    city: City = None,
    json: Json = False,
    limit: Annotated[int, typer.Option(min=1, max=200, help="Wie viele Treffer.")] = 10,
    paper: Annotated[
        list[str] | None, typer.Option(help="Nur dieses Papier (Kürzel); mehrfach möglich.")
    ] = None,
    area: Annotated[
        list[str] | None, typer.Option(help="Nur dieses Handlungsfeld; mehrfach möglich.")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Nur diese Art Aussage, etwa goal; mehrfach möglich.")
    ] = None,
    year_from: Annotated[int | None, typer.Option(help="Nur Papiere aus diesem Jahr oder später.")] = None,
    year_to: Annotated[int | None, typer.Option(help="Nur Papiere aus diesem Jahr oder früher.")] = None,
) -> None:
    """Sucht Stellen und Aussagen nach Wörtern und nach Sinn."""
    where = _begin(data)
    from stadtfaden.cli import searching  # noqa: PLC0415 -- slow import

    filters = searching.filters_of(
        papers=paper or (), areas=area or (), kinds=kind or (), year_from=year_from, year_to=year_to
    )
    raise typer.Exit(searching.search(words, where, city=city, as_json=json, limit=limit, filters=filters))


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="Eine Datei.")],
    json: Json = False,
    ocr: Annotated[bool, typer.Option("--ocr/--no-ocr", help="Texterkennung für Scans.")] = True,
) -> None:
    """Liest eine Datei, ohne etwas zu speichern: Seiten, Stellen, Gliederung, Aussagen."""
    from stadtfaden.cli import understanding  # noqa: PLC0415 -- slow import

    raise typer.Exit(understanding.read_file(file, as_json=json, ocr=ocr))


@app.command()
def understand() -> None:
    """Liest Zeilen von stdin; für jede ein JSON-Objekt: Art, Handlungsfelder, Digitalbezug, Zielwerte."""
    from stadtfaden.cli import understanding  # noqa: PLC0415 -- slow import

    raise typer.Exit(understanding.understand_lines())


@app.command()
def export(
    table: Annotated[ExportTable, typer.Argument(help="Was ausgegeben wird.")],
    data: Data = None,
    city: City = None,
    format_: Annotated[ExportFormat, typer.Option("--format", help="Form der Ausgabe.")] = ExportFormat.JSONL,
    out: Annotated[
        Path | None, typer.Option("--out", help="Zieldatei; ohne Angabe stdout.", show_default=False)
    ] = None,
) -> None:
    """Gibt Papiere, Stellen, Aussagen, Verbindungen oder Handlungsfelder aus.

    Die Namen der Felder stehen in docs/formats.md und bleiben.
    """
    _begin(data)
    from stadtfaden.cli import exporting  # noqa: PLC0415 -- slow import

    raise typer.Exit(exporting.export(table.value, city=city, as_csv=format_ is ExportFormat.CSV, out=out))


@app.command()
def report(  # noqa: PLR0913, PLR0917 -- each argument is an option of the command
    out: wanted.Out,
    data: Data = None,
    city: City = None,
    kind: wanted.Kind = wanted.ReportKind.FULL,
    format_: wanted.Format = None,
    language: wanted.Language = wanted.ReportLanguage.DE,
    before: wanted.Before = None,
    after: wanted.After = None,
    on: wanted.On = None,
    portal: wanted.Portal = "",
    json: Json = False,
) -> None:
    """Setzt die Strategie als Bericht: barrierefreies PDF oder Word, jedes Zitat mit seiner Seite.

    Dieselben Daten mit demselben Stand geben dieselbe Datei.
    """
    _begin(data)
    from stadtfaden.cli import reporting  # noqa: PLC0415 -- slow import

    order = reporting.Order(
        kind=reporting.Kind(kind.value),
        format=reporting.Format(wanted.format_of(out, format_).value),
        language=language.value,
        on=(on or datetime.now().astimezone()).date().isoformat(),
        portal=portal,
        before=before,
        after=after,
    )
    raise typer.Exit(reporting.report(out=out, city=city, order=order, as_json=json))


@app.command()
def publish(
    folder: Annotated[
        Path, typer.Argument(help="Ordner der fertigen Seite; ein früherer Stand wird ersetzt.")
    ],
    data: Data = None,
    city: Annotated[
        str | None, typer.Option("--city", help="Nur diese Stadt; ohne Angabe alle.", show_default=False)
    ] = None,
    address: Annotated[
        str,
        typer.Option(
            "--address",
            help="Adresse, unter der die Seite stehen wird; ohne Angabe STADTFADEN_URL.",
            show_default=False,
        ),
    ] = "",
    pictures: Annotated[
        PictureChoice, typer.Option(help="Welche Seiten der Papiere auch als Bild gezeigt werden.")
    ] = PictureChoice.STATEMENTS,
    json: Json = False,
) -> None:
    """Schreibt alle öffentlichen Seiten als statische Website, die jeder Webserver ausliefern kann.

    Dieselben Adressen, deutsch und englisch, mit einer Suche, die im Browser läuft. Erst wenn alles steht,
    tritt der neue Stand an die Stelle des früheren; ein abgebrochener Lauf wird fortgesetzt. Dieselben Daten
    geben dieselben Dateien. Was der Webserver wissen muss, steht in docs/publishing.md. Rückgabewert: 0 alles
    steht, 3 es steht, aber einzelne Verweise führen ins Leere, 1 Fehler, 2 falscher Aufruf.
    """
    _begin(data)
    from stadtfaden.cli import publishing  # noqa: PLC0415 -- slow import

    raise typer.Exit(
        publishing.publish(folder, city=city, address=address, pictures=pictures.value, as_json=json)
    )


@app.command()
def evaluate(
    tasks: Annotated[
        list[str] | None,
        typer.Argument(
            help="Aufgaben; ohne Angabe alle üblichen.", show_default=False, metavar="[AUFGABE]..."
        ),
    ] = None,
    material: Annotated[
        Path,
        typer.Option(
            "--material",
            envvar="STADTFADEN_REAL_DATA",
            help="Ordner mit ausgezeichneten Papieren; wie er aussieht, steht in docs/evaluation.md.",
            file_okay=False,
        ),
    ] = Path("../shared/data"),
    json: Json = False,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Rückgabewert 1, wo ein Ziel verfehlt wird oder etwas fehlt."),
    ] = False,
) -> None:
    """Misst, wie gut die Vorschläge der Maschine sind, neben der einfachsten ehrlichen Grundlinie.

    Gemessen wird an Papieren, die andere ausgezeichnet haben. Die Daten der Stadt bleiben unberührt.
    """
    with TemporaryDirectory(prefix="stadtfaden-") as folder:
        _begin(Path(folder), makes_folder=True)
        from stadtfaden.cli import evaluating  # noqa: PLC0415 -- slow import

        raise typer.Exit(evaluating.evaluate(tasks or (), material, as_json=json, is_strict=strict))


def _begin(data: Path | None, *, makes_folder: bool = False) -> Path:
    """Django stands after this, and only then may the rest be imported."""
    from stadtfaden.cli import start  # noqa: PLC0415 -- slow import

    return start.begin(data, makes_folder=makes_folder)
