# ruff: noqa: FBT002 -- a yes-or-no option of the command line is a boolean with a default
"""Commands that show and give out what was read."""

from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from stadtfaden.cli import report_options as wanted
from stadtfaden.cli.commands.arguments import (
    City,
    Data,
    ExportFormat,
    ExportTable,
    Json,
    PictureChoice,
    begin,
)


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
    where = begin(data)
    from stadtfaden.cli import serving  # noqa: PLC0415 -- slow import

    beside = where if worker else None
    raise typer.Exit(serving.serve(host=host, port=port, workers=workers, beside=beside))


def mcp(data: Data = None) -> None:
    """Antwortet einem Sprachmodell über stdin und stdout (Model Context Protocol); nur lesend.

    Jede Antwort trägt Wortlaut, Seite und Adresse. So trägt man es in einem Programm ein: Befehl
    `stadtfaden`, Argumente `--data ORDNER mcp`. STADTFADEN_URL nennt die Adresse der öffentlichen Seiten,
    zu der die Antworten führen; ohne Angabe http://localhost:8000. Mehr in docs/mcp.md.
    """
    if find_spec("mcp") is None:
        typer.echo(
            "Dafür fehlt das Paket mcp. Bitte einmal aufrufen: pip install 'stadtfaden[mcp]'", err=True
        )
        raise typer.Exit(1)
    where = begin(data)
    from stadtfaden.cli import answering  # noqa: PLC0415 -- slow import; optional dependency

    raise typer.Exit(answering.serve(where))


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
    where = begin(data)
    from stadtfaden.cli import searching  # noqa: PLC0415 -- slow import

    filters = searching.filters_of(
        papers=paper or (), areas=area or (), kinds=kind or (), year_from=year_from, year_to=year_to
    )
    raise typer.Exit(searching.search(words, where, city=city, as_json=json, limit=limit, filters=filters))


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

    Die Namen der Felder stehen in docs/formats.md und bleiben. „package“ packt die ganze Stadt mit Protokoll
    und Originalen in die Datei --out; „stadtfaden import“ liest sie in einen leeren Datenordner. Darin stehen
    Namen und Adressen von Menschen, aber keine Passwörter.
    """
    where = begin(data)
    if table is ExportTable.PACKAGE:
        from stadtfaden.cli import packing  # noqa: PLC0415 -- slow import

        raise typer.Exit(packing.pack(where, city=city, out=out))
    from stadtfaden.cli import exporting  # noqa: PLC0415 -- slow import

    raise typer.Exit(exporting.export(table.value, city=city, as_csv=format_ is ExportFormat.CSV, out=out))


def import_package(
    package: Annotated[Path, typer.Argument(help="Ein Paket von „stadtfaden export package“.")],
    data: Data = None,
) -> None:
    """Liest eine ganze Stadt aus einem Paket in einen leeren Datenordner.

    Alles kommt mit seinen Nummern zurück, auch das Protokoll mit seiner Kette. Passwörter sind nicht
    im Paket: Wer am Schreibtisch arbeitet, setzt ein neues. Der Suchindex wird neu gebaut und alles geprüft.
    Erst wenn alles stimmt, liegt die Stadt im Ordner; sonst bleibt er, wie er war. Rückgabewert: 0 gut, 1 das
    Paket passt nicht oder ihm fehlen Originale, 2 falscher Aufruf, 130 abgebrochen.
    """
    from stadtfaden.cli import arriving  # noqa: PLC0415 -- slow import

    raise typer.Exit(arriving.take_in(package, data))


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
    form = wanted.format_of(out, format_)
    if form is None and not out.is_dir():  # of a folder it is said below
        typer.echo(
            f"{out} endet weder auf .pdf noch auf .docx. Bitte so nennen oder --format dazu sagen.",
            err=True,
        )
        raise typer.Exit(2)
    begin(data)
    from stadtfaden.cli import reporting  # noqa: PLC0415 -- slow import

    order = reporting.Order(
        kind=reporting.Kind(kind.value),
        format=reporting.Format((form or wanted.ReportFormat.PDF).value),
        language=language.value,
        on=(on or datetime.now().astimezone()).date().isoformat(),
        portal=portal,
        before=before,
        after=after,
    )
    raise typer.Exit(reporting.report(out=out, city=city, order=order, as_json=json))


def publish(  # noqa: PLR0913, PLR0917 -- each argument is an option of the command
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
    processes: Annotated[
        int, typer.Option(min=0, help="Wie viele Prozesse Seiten herstellen.", show_default="Kerne")
    ] = 0,
    json: Json = False,
) -> None:
    """Schreibt alle öffentlichen Seiten als statische Website, die jeder Webserver ausliefern kann.

    Dieselben Adressen, deutsch und englisch, mit einer Suche, die im Browser läuft. Erst wenn alles steht,
    tritt der neue Stand an die Stelle des früheren; ein abgebrochener Lauf wird fortgesetzt. Dieselben Daten
    geben dieselben Dateien. Was der Webserver wissen muss, steht in docs/publishing.md. Rückgabewert: 0 alles
    steht, 3 es steht, aber einzelne Verweise führen ins Leere, 1 Fehler, 2 falscher Aufruf,
    130 abgebrochen.
    """
    begin(data)
    from stadtfaden.cli import publishing  # noqa: PLC0415 -- slow import

    raise typer.Exit(
        publishing.publish(
            folder,
            city=city,
            address=address,
            pictures=pictures.value,
            processes=processes,
            as_json=json,
        )
    )
