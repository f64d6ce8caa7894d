"""A folder in, stored threads out: the steps, in order."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from stadtfaden.actors.actions import settle_municipality
from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.queries import current_statements
from stadtfaden.pipeline.actions import end_run, start_run
from stadtfaden.pipeline.area_lists import settle_city_areas
from stadtfaden.pipeline.context import Build, BuildOptions
from stadtfaden.pipeline.deriving import (
    build_index,
    find_areas,
    find_links,
    learn_meaning,
    order_candidates,
    state_of,
)
from stadtfaden.pipeline.disk import writable
from stadtfaden.pipeline.finding import refuse_nothing
from stadtfaden.pipeline.lock import only_builder
from stadtfaden.pipeline.models import Outcome, Run
from stadtfaden.pipeline.progress import Built, CannotBuild, Progress, Report, Unread
from stadtfaden.pipeline.queries import files_of, gone_files, unread_files
from stadtfaden.pipeline.reading import find_files, know_papers, read_files
from stadtfaden.pipeline.upload_steps import read_uploads
from stadtfaden.pipeline.uploads import city_with_uploads, note_progress


@dataclass(frozen=True, slots=True)
class Step:
    """`title` is what the user sees. Each step asks the records what is left: so it goes on."""

    name: str
    title: str
    run: Callable[[Build], None]


DERIVED = Step("meaning", "Aussagen verstehen", learn_meaning)  # from here on, all is made from the records
STEPS = (
    Step("find", "Dateien suchen", find_files),
    Step("read", "Papiere lesen", read_files),
    Step("papers", "Angaben der Stadt übernehmen", know_papers),
    DERIVED,
    Step("areas", "Handlungsfelder zuordnen", find_areas),
    Step("index", "Suche aufbauen", build_index),
    Step("links", "Fäden knüpfen", find_links),
    Step("waiting", "Vorschläge ordnen", order_candidates),
)


UPLOAD_STEPS = (Step("read", "Papiere lesen", read_uploads), *STEPS[STEPS.index(DERIVED) :])


def build_folder(*, folder: Path, city: str, data: Path, options: BuildOptions, report: Report) -> Built:
    """Read a folder and tie its papers together; says what it did. Killed at any moment, it goes on there.

    Raises CannotBuild with German sentences when nothing can be built or the disk gives out.
    """
    refuse_nothing(folder, city)
    with writable(data), only_builder(data):
        now = timezone.now()
        municipality = settle_municipality(name=city, now=now)
        run = start_run(municipality=municipality, folder=str(folder), now=now)
        build = Build(municipality, folder, data, options, run, report)
        with _written_down(build):
            _run_steps(build, STEPS)
            built = _built(build)
            run.figures |= {
                "files": built.files,
                "read": built.read,
                "pages": built.pages,
                "statements": built.statements,
                "links": built.links,
                "state": state_of(build),
            }
        return built


def build_uploads(*, data: Path, options: BuildOptions, report: Report | None = None) -> bool:
    """Read what people have uploaded for one city and tie it to the rest; says whether there was anything.

    Killed at any moment, the next call takes up what was left. Raises CannotBuild as `build_folder` does.
    """
    municipality = city_with_uploads()
    if municipality is None:
        return False
    with writable(data), only_builder(data):
        run = start_run(municipality=municipality, folder="", now=timezone.now())
        build = Build(municipality, data, data, options, run, _teller(run, report))
        with _written_down(build):
            for step in UPLOAD_STEPS:
                build.tell(step.name, 0, None)
                _run_steps(build, (step,))
            run.figures |= {
                "read": build.read,
                "pages": build.pages,
                "links": build.links,
                "notes": build.notes,
                "state": state_of(build),
            }
    return True


@contextmanager
def _written_down(build: Build) -> Iterator[None]:
    """How the run ended stands in its row."""
    try:
        settle_city_areas(build)
        yield
    except KeyboardInterrupt:
        end_run(run=build.run, outcome=Outcome.STOPPED, now=timezone.now())
        raise
    except CannotBuild as reason:
        end_run(run=build.run, outcome=Outcome.FAILED, now=timezone.now(), sentence=str(reason))
        raise
    except Exception as error:
        end_run(run=build.run, outcome=Outcome.FAILED, now=timezone.now(), sentence=repr(error))
        raise
    end_run(run=build.run, outcome=Outcome.DONE, now=timezone.now())


def _teller(run: Run, report: Report | None) -> Report:
    """Writes down where the run is, at most once a second within a step, and reports all."""
    last = ("", 0.0)

    def tell(told: Progress) -> None:
        nonlocal last
        if report is not None:
            report(told)
        now = time.monotonic()
        if told.step == last[0] and now - last[1] < 1.0:
            return
        last = (told.step, now)
        note_progress(run=run, step=told.step, done=told.done, total=told.total)

    return tell


def _run_steps(build: Build, steps: tuple[Step, ...]) -> None:
    for step in steps:
        begun = time.monotonic()
        step.run(build)
        build.run.seconds[step.name] = round(time.monotonic() - begun, 2)


def _built(build: Build) -> Built:
    unread = tuple(Unread(file.path, file.what, file.way_out) for file in unread_files(build.municipality))
    gone = {file.edition_id: file.path for file in gone_files(build.municipality, build.run.folder)}
    if gone:
        build.notes.append(
            f"Nicht mehr im Ordner, bleibt im Regal ({len(gone)}): {', '.join(gone.values())}."
        )
    unread_here = sum(
        file.what != "" and file.is_present for file in files_of(build.municipality, build.run.folder)
    )
    return Built(
        files=build.files,
        read=build.read,
        unchanged=build.files - build.read - unread_here,
        pages=build.pages,
        statements=statement_count(build.municipality),
        links=build.links,
        unread=unread,
        notes=tuple(build.notes),
        seconds=dict(build.run.seconds),
    )


def statement_count(municipality: Municipality) -> int:
    return current_statements(municipality).count()
