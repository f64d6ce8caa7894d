"""docs/cli.md is made from the help of the commands: python -m tests.cli.test_cli_page writes it."""

import os
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from stadtfaden.cli.main import app

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
COMMANDS = sorted(typer.main.get_group(app).commands)
OPENING = """# The command line

Made from the help of the commands (`python -m tests.cli.test_cli_page`); a test compares.
What users read is German. Exit codes: 0 all well; 1 something is broken, or what was named is not there or
cannot be reached (a city, a folder, a file that a command reads, a server); 2 wrong usage: an unknown
command or option, a value that can never be right, a setting that cannot be meant; 3 done but for single
files or links, which are named; 130 interrupted.
"""


def help_of(*words):
    shown = CliRunner().invoke(
        app, [*words, "--help"], prog_name="stadtfaden", env={"COLUMNS": "100", "TERMINAL_WIDTH": "100"}
    )
    return "\n".join(line.rstrip() for line in shown.output.strip().splitlines())


def page():
    parts = [OPENING, f"```text\n{help_of()}\n```\n"]
    parts += [f"## stadtfaden {name}\n\n```text\n{help_of(name)}\n```\n" for name in COMMANDS]
    return "\n".join(parts)


def test_the_page_shows_the_help_as_it_is():
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_in_german(name):
    command = typer.main.get_group(app).commands[name]

    assert (command.help or "").rstrip().endswith(".")


if __name__ == "__main__":
    os.environ["COLUMNS"] = "100"
    PAGE.write_text(page(), encoding="utf-8")
