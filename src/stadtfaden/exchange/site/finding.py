"""The search of the site: an index in small pieces, of which a browser fetches what a question needs."""

import shutil
import subprocess
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped] # a path is all it says

from stadtfaden.exchange.site.ordering import put_in_order
from stadtfaden.exchange.site.vocabulary import write_vocabulary

FOLDER = "suche/pagefind"
PAPERS_SPEAK = "de"  # on English pages too
EXTRAS = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight", "wasm.unknown")


def build_search(site: Path, home: str) -> str:
    """Index the pages below `home` that say so (data-pagefind-body); the folder it wrote, from the top.

    What it brings along for showing hits and for other languages is taken away: our page shows them itself.
    Raises subprocess.CalledProcessError where the indexer fails.
    """
    pages = site / home
    shutil.rmtree(pages / FOLDER, ignore_errors=True)  # of a run that was stopped
    subprocess.run(  # noqa: S603 -- our own words and a folder that we have written
        [
            get_executable(),
            *("--site", pages, "--output-path", pages / FOLDER),
            *("--force-language", PAPERS_SPEAK, "--silent"),
        ],
        check=True,
        capture_output=True,
    )
    for extra in (pages / FOLDER).glob("*"):
        if extra.is_file() and extra.name.startswith(EXTRAS):
            extra.unlink()
    put_in_order(pages / FOLDER)
    write_vocabulary(pages / FOLDER)
    return f"{home}/{FOLDER}"
