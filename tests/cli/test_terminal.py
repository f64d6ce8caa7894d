"""Wrong usage and Ctrl-C are told in German, in one place for all commands."""

import pytest
import typer
from typer.testing import CliRunner

from stadtfaden.cli.main import app
from stadtfaden.cli.terminal import STAYS, Terminal


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("serve --port abc", "--port: Nötig ist eine ganze Zahl."),
        ("serve --port 99999", "--port: Nötig ist eine Zahl bis 65535."),
        ("serve --port 0", "--port: Nötig ist eine Zahl ab 1."),
        ("foo", "Den Befehl „foo“ gibt es nicht."),
        ("serch", "Den Befehl „serch“ gibt es nicht. Gemeint vielleicht: search, serve."),
        ("search", "Es fehlt [words]."),
        ("build papiere", "Es fehlt --city."),
        ("check viel", "Zu viel: viel. Was Leerzeichen hat, gehört in Anführungszeichen."),
        ("check --foo", "Die Option --foo gibt es nicht."),
        ("check --jso", "Die Option --jso gibt es nicht. Gemeint vielleicht: --json."),
        ("check --json=1", "Die Option --json steht für sich, ohne Wert."),
        ("search Rad --limit", "Zur Option --limit fehlt, was sie sein soll."),
        ("report --out x.pdf --on morgen", "--on: „morgen“ ist kein Datum wie 2026-03-31."),
        ("invite a@b.de --role chef", "--role: „chef“ gibt es dafür nicht. Möglich: contributor, editor,"),
        ("check --data pyproject.toml", "--data: pyproject.toml ist eine Datei, nötig ist ein Ordner."),
    ],
)
def test_wrong_usage_is_told_in_german_with_the_way_to_help(words, said):
    done = CliRunner().invoke(app, words.split(), prog_name="stadtfaden")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert "\nHilfe: stadtfaden" in done.stderr


def test_without_a_word_the_help_is_shown():
    done = CliRunner().invoke(app, [], prog_name="stadtfaden")

    assert (done.exit_code, "Commands:" in done.stderr, "Hilfe:" in done.stderr) == (2, True, False)


def stopped(name):
    """A command of this name that Ctrl-C stops."""
    other = typer.Typer(cls=Terminal)
    other.callback()(lambda: None)

    @other.command(name)
    def command():
        raise KeyboardInterrupt

    return CliRunner().invoke(other, [name])


@pytest.mark.parametrize("name", [*STAYS, "search"])
def test_ctrl_c_says_what_stays(name):
    done = stopped(name)

    assert done.exit_code == 130
    assert done.stderr == f"Unterbrochen. {STAYS.get(name, '')}".rstrip() + "\n"


def test_only_commands_that_exist_say_what_stays():
    assert set(STAYS) <= set(typer.main.get_group(app).commands)
