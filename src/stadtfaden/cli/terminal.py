"""What a person at a terminal is told when a command is called wrongly or stopped."""

import re
from typing import Any

import typer
from typer._click.core import Context
from typer._click.exceptions import MissingParameter, NoArgsIsHelpError, UsageError
from typer.core import TyperGroup

WRONG_USE, INTERRUPTED = 2, 130
SAID = (
    (r".*Input should be a valid integer.*", "Nötig ist eine ganze Zahl"),
    (r".*Input should be greater than or equal to (\S+)", r"Nötig ist eine Zahl ab \1"),
    (r".*Input should be less than or equal to (\S+)", r"Nötig ist eine Zahl bis \1"),
    (r".*?'(.*)' is not one of (.*)\.", r"„\1“ gibt es dafür nicht. Möglich: \2"),
    (r".*?'(.*)' does not match the formats .*", r"„\1“ ist kein Datum wie 2026-03-31"),
    (r"\S+ '(.*)' is a file\.", r"\1 ist eine Datei, nötig ist ein Ordner"),
    (r"\S+ '(.*)' is a directory\.", r"\1 ist ein Ordner, nötig ist eine Datei"),
    (
        r"No such command '(.*)'\.? Did you mean (.*)\?",
        r"Den Befehl „\1“ gibt es nicht. Gemeint vielleicht: \2",
    ),
    (r"No such command '(.*)'\.", r"Den Befehl „\1“ gibt es nicht"),
    (
        r"No such option: (\S+) \(Possible options: (.*)\)",
        r"Die Option \1 gibt es nicht. Gemeint vielleicht: \2",
    ),
    (r"No such option: (\S+)", r"Die Option \1 gibt es nicht"),
    (
        r"Got unexpected extra argument\(s\) \((.*)\)",
        r"Zu viel: \1. Was Leerzeichen hat, gehört in Anführungszeichen",
    ),
    (r"Option '(.*)' requires an argument\.", r"Zur Option \1 fehlt, was sie sein soll"),
    (r"Option '(.*)' does not take a value\.", r"Die Option \1 steht für sich, ohne Wert"),
)
STAYS = {
    "build": "Was gelesen war, ist gespeichert; derselbe Befehl macht dort weiter.",
    "demo": "Was gelesen war, ist gespeichert; derselbe Befehl macht dort weiter.",
    "import": "Der Datenordner bleibt, wie er war; derselbe Befehl fängt von vorn an.",
    "publish": "Veröffentlicht wurde nichts; derselbe Befehl macht dort weiter.",
    "report": "Geschrieben wurde nichts.",
    "council": "Gemerkt wurde nichts.",
}


class Terminal(TyperGroup):
    """All commands; each ends with an exit code and, where it did not do its work, with a sentence."""

    def make_context(self, *args: Any, **extra: Any) -> Context:
        try:
            return super().make_context(*args, **extra)
        except NoArgsIsHelpError:
            raise
        except UsageError as error:
            raise _told(error) from error

    def invoke(self, ctx: Context) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise _told(error) from error
        except KeyboardInterrupt as stopped:
            typer.echo(f"Unterbrochen. {STAYS.get(ctx.invoked_subcommand or '', '')}".rstrip(), err=True)
            raise typer.Exit(INTERRUPTED) from stopped


def _told(error: UsageError) -> typer.Exit:
    path = error.ctx.command_path if error.ctx is not None else "stadtfaden"
    typer.echo(f"{sentence(error)}\nHilfe: {path} --help", err=True)
    return typer.Exit(WRONG_USE)


def sentence(error: UsageError) -> str:
    """With its stop; what the library says in words that are not known here stays as it says it."""
    hint = ""
    if isinstance(error, typer.BadParameter) and error.param is not None:
        param = error.param
        hint = param.opts[0] if param.param_type_name == "option" else f"[{param.name}]"
    if isinstance(error, MissingParameter):
        return f"Es fehlt {hint}."
    message = error.message if isinstance(error, typer.BadParameter) else error.format_message()
    for pattern, german in SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            message = found.expand(german).replace("'", "")
            break
    return f"{hint}: {message.rstrip('.')}." if hint else f"{message.rstrip('.')}."
