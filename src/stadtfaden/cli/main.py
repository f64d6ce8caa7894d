"""The command line as one thing: which commands there are."""

import os

import typer

from stadtfaden.cli.commands import papers, people, public
from stadtfaden.cli.commands.arguments import Data
from stadtfaden.cli.terminal import Terminal

app = typer.Typer(
    name="stadtfaden",
    cls=Terminal,
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def stadtfaden(data: Data = None) -> None:
    """Liest die Strategiepapiere einer Stadt und verbindet sie zu Fäden.

    Jede Aussage steht mit Wortlaut, Ausgabe und Seite. Alle Daten liegen in einem Ordner.
    """
    if data is not None:
        os.environ["STADTFADEN_DATA"] = str(data.absolute())


for command in (
    papers.build,
    papers.demo,
    public.serve,
    papers.council,
    public.mcp,
    people.invite,
    papers.work,
    people.check,
    people.digest,
    people.log,
    public.search,
    papers.read,
    papers.understand,
    public.export,
    public.report,
    public.publish,
    people.evaluate,
):
    app.command()(command)
app.command("import")(public.import_package)  # a word of Python itself
