# ruff: noqa: FBT002 -- a yes-or-no option of the command line is a boolean with a default
"""Commands for the people of a city, and for who looks after the installation."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from stadtfaden.cli.commands.arguments import City, Data, Json, RoleName, begin


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
    begin(data)
    from stadtfaden.cli import inviting  # noqa: PLC0415 -- slow import

    invitee = (email, role.value, name)
    raise typer.Exit(inviting.invite(invitee, city=city, address=address, as_json=json))


def check(data: Data = None, json: Json = False) -> None:
    """Prüft, ob jedes Zitat auf seiner Seite steht, jedes Original unverändert ist und die Suche dazu passt.

    Auch, ob die Kette des Protokolls hält und jede Beschlussfassung unverändert ist. Ein falscher Suchindex
    wird neu gebaut. Rückgabewert 1, wenn etwas bleibt, das nicht stimmt.
    """
    where = begin(data)
    from stadtfaden.cli import checking  # noqa: PLC0415 -- slow import

    raise typer.Exit(checking.check(where, as_json=json))


def digest(
    data: Data = None,
    city: City = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, was gesendet würde.")] = False,
) -> None:
    """Sendet, was am Schreibtisch zu tun ist und was abonnierte Suchen Neues finden.

    Gedacht für cron; „stadtfaden work“ tut es ab 7 Uhr von selbst: an die Schreibtische montags, zu
    abonnierten Suchen täglich. Wo nichts zu tun und nichts neu ist, geht keine Mail. STADTFADEN_URL nennt
    die Adresse der Seiten, STADTFADEN_SMTP den Mailserver; ohne ihn liegen die Mails als Dateien im
    Datenordner. Rückgabewert 1, wenn eine Mail nicht ankam; derselbe Befehl sendet dann nur noch die
    fehlenden.
    """
    begin(data)
    from stadtfaden.cli import mailing  # noqa: PLC0415 -- slow import

    raise typer.Exit(mailing.digest(city=city, dry_run=dry_run))


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
    begin(data)
    from stadtfaden.cli import telling  # noqa: PLC0415 -- slow import

    raise typer.Exit(telling.log(city=city, as_json=json))


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
        begin(Path(folder), makes_folder=True)
        from stadtfaden.cli import evaluating  # noqa: PLC0415 -- slow import

        raise typer.Exit(evaluating.evaluate(tasks or (), material, as_json=json, is_strict=strict))
