"""From born-digital PDF to stored passages with boxes, on all cores."""

import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pypdfium2
from pdfminer.high_level import extract_pages

from bench.cutting import cut
from bench.figures import Figure, show, watch
from stadtfaden.actors.actions import settle_municipality
from stadtfaden.cli.options import build_options
from stadtfaden.core.areas import shipped_taxonomy
from stadtfaden.corpus.actions import PaperFacts, settle_document, store_reading
from stadtfaden.pipeline.actions import start_run
from stadtfaden.pipeline.context import Build
from stadtfaden.pipeline.reading import find_files, read_files
from stadtfaden.threads.actions import settle_areas

PEER_PAGES = 20


def measure(data: Path, real: Path) -> None:
    folder = data / "pdf"
    folder.mkdir()
    for path in _papers(real):
        shutil.copy(path, folder / path.name)
    with watch() as spent:
        pages = _read_and_store(folder, data)
    with watch() as alone:
        _passages_alone(folder)
    figures = [
        Figure(
            f"the same {pages} pages: boxes and passages stored, nothing understood",
            f"{pages / alone.seconds:.0f} pages/s on {os.cpu_count()} cores",
            "≥ 60 pages/s",
        ),
        Figure(
            f"{pages} pages in {len(list(folder.iterdir()))} files: boxes, passages and statements stored",
            f"{pages / spent.seconds:.0f} pages/s on {os.cpu_count()} cores",
            "",
            _peer(max(folder.iterdir(), key=lambda path: path.stat().st_size)),
        ),
    ]
    show("Reading PDF", figures)


def _papers(real: Path) -> list[Path]:
    found = [*real.glob("koalitionsvertrag_bw/*.pdf"), *real.glob("manifestos_ger2021/*.pdf")]
    return found or [path for path in Path("build/demo").glob("*.pdf") if "sport" not in path.name]


def _read_and_store(folder: Path, data: Path) -> int:
    from django.core.management import call_command  # noqa: PLC0415 -- slow import
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    call_command("migrate", verbosity=0)
    city = settle_municipality(name="Bench Reading", now=timezone.now())
    settle_areas(municipality=city, taxonomy=shipped_taxonomy())
    run = start_run(municipality=city, folder=str(folder), now=timezone.now())
    build = Build(city, folder, data, build_options(), run, lambda _progress: None)
    find_files(build)
    read_files(build)
    return build.pages


def _passages_alone(folder: Path) -> None:
    """Without statements: reading in other processes, storing in this one, as a build does it."""
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    city = settle_municipality(name="Bench Passages", now=timezone.now())
    files = sorted(folder.iterdir(), key=lambda path: -path.stat().st_size)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for path, packed in zip(files, pool.map(cut, files), strict=True):
            facts = PaperFacts(title=path.stem)
            document = settle_document(municipality=city, facts=facts, now=timezone.now())
            store_reading(document=document, packed=packed, file_name=path.name, now=timezone.now())


def _peer(path: Path) -> str:
    """pdfminer.six: text with boxes, nothing stored, one core."""
    with watch() as spent:
        for _page in extract_pages(path, maxpages=PEER_PAGES):
            pass
    with pypdfium2.PdfDocument(path) as document:
        pages = min(PEER_PAGES, len(document))
    return f"pdfminer.six, layout only, 1 core: {pages / spent.seconds:.0f} pages/s"
