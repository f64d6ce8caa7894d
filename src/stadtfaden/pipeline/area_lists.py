"""The city's own areas: handlungsfelder.csv beside the papers, or a list named by hand (docs/formats.md)."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.utils.text import slugify

from stadtfaden.actors.models import Municipality
from stadtfaden.core.areas import Area, shipped_taxonomy
from stadtfaden.pipeline.context import Build
from stadtfaden.pipeline.lists import AREAS, WAY_OUT, Row, rows_of
from stadtfaden.pipeline.models import Run
from stadtfaden.pipeline.progress import CannotBuild
from stadtfaden.threads.actions import LeftOut, settle_areas
from stadtfaden.threads.queries import areas

FIELDS = ("name", "description", "name_en", "slug")
FROM_LIST = "areas_from"  # of the figures of a run: the list that it found the areas in, empty for none
_LONGEST = {"name": 120, "name_en": 120, "slug": 40}  # as the records keep them
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_NAMED = 8  # names in a note


def settle_city_areas(build: Build) -> None:
    """The areas of the city are those of its list, and the shipped ones where it has none; a note says what
    has changed. Uploads change nothing but new texts of shipped areas. Raises CannotBuild.
    """
    before = city_taxonomy(build.municipality)
    if not build.run.folder:
        if is_shipped(before) or not before:
            settle_areas(municipality=build.municipality, taxonomy=shipped_taxonomy())
        return
    path = _list_of(build)
    taxonomy = shipped_taxonomy() if path is None else area_list(path)
    left_out = settle_areas(municipality=build.municipality, taxonomy=taxonomy)
    build.run.figures = {FROM_LIST: "" if path is None else str(path)}
    build.run.save(update_fields=["figures"])
    if _said(before) != _said(taxonomy) and (before or path is not None):
        build.notes.append(_note(path, len(taxonomy), left_out))


def city_taxonomy(municipality: Municipality) -> tuple[Area, ...]:
    """The areas that are proposed in this city, in their order; with their terms where they are the shipped
    ones: one query.
    """
    rows = areas(municipality).filter(is_current=True)
    found = tuple(
        Area(row.slug, row.name_de, row.name_en, row.description_de, row.description_en) for row in rows
    )
    return shipped_taxonomy() if is_shipped(found) else found


def is_shipped(taxonomy: Iterable[Area]) -> bool:
    return _said(taxonomy) == _said(shipped_taxonomy())


def digest_of(taxonomy: Iterable[Area]) -> str:
    """Changes with every word of it; eight letters, empty for the shipped areas."""
    if is_shipped(said := tuple(taxonomy)):
        return ""
    return hashlib.sha256(repr(_said(said)).encode()).hexdigest()[:8]


def area_list(path: Path) -> tuple[Area, ...]:
    """The areas of a list, in its order. Raises CannotBuild, which names the file and the line."""
    found: dict[str, tuple[int, Area]] = {}
    names: dict[str, int] = {}
    for row in rows_of(path, "name"):
        if not any(row.cells.values()):
            continue
        _refuse(path, row)
        name = _one_line(row.cells["name"])
        earlier = names.setdefault(name.casefold(), row.line)
        if earlier != row.line:
            raise _cannot(path, row, f"„{name}“ steht schon in Zeile {earlier}", "Bitte eine streichen.")
        area = _area(name, row.cells, found)
        if area.id in found:
            raise _cannot(
                path, row, f"slug „{area.id}“ steht schon in Zeile {found[area.id][0]}", "Bitte ändern."
            )
        found[area.id] = (row.line, area)
    if not found:
        raise CannotBuild(
            f"In der Liste {path} steht kein Handlungsfeld.",
            "Bitte Felder eintragen oder die Datei löschen; dann gelten die mitgelieferten.",
        )
    return tuple(area for _, area in found.values())


def _list_of(build: Build) -> Path | None:
    """The list named by hand; else that of the folder; else the one that held last, where it still lies."""
    if build.options.areas is not None:
        if not build.options.areas.is_file():
            raise CannotBuild(f"Die Liste {build.options.areas} gibt es nicht.", "Bitte den Pfad prüfen.")
        return build.options.areas.absolute()
    here = build.folder / AREAS
    if here.is_file():
        return here
    last = Run.objects.filter(municipality=build.municipality, figures__has_key=FROM_LIST).order_by("-pk")
    figures = last.values_list("figures", flat=True).first()
    path = Path(figures[FROM_LIST]) if figures and figures[FROM_LIST] else None
    return path if path is not None and path.is_file() else None


def _refuse(path: Path, row: Row) -> None:
    if row.is_too_long:
        raise _cannot(
            path,
            row,
            "Hier stehen mehr Felder als Spalten",
            "Text, in dem das Trennzeichen vorkommt, gehört in Anführungszeichen.",
        )
    if not any(map(str.isalnum, row.cells["name"])):
        raise _cannot(path, row, "Hier fehlt der Name", "Bitte name ausfüllen oder die Zeile löschen.")
    for field, longest in _LONGEST.items():
        if len(row.cells.get(field, "")) > longest:
            raise _cannot(path, row, f"{field} hat mehr als {longest} Zeichen", "Bitte kürzen.")
    slug = row.cells.get("slug", "")
    if slug and not _SLUG.fullmatch(slug):
        raise _cannot(
            path,
            row,
            f"„{slug}“ taugt nicht als slug",
            "Erlaubt sind kleine Buchstaben a bis z, Ziffern und einzelne Bindestriche.",
        )


def _cannot(path: Path, row: Row, what: str, way_out: str) -> CannotBuild:
    return CannotBuild(f"Liste {path}, Zeile {row.line}: {what}.", f"{way_out} {WAY_OUT}")


def _area(name: str, cells: Mapping[str, str], taken: Mapping[str, object]) -> Area:
    description = _one_line(cells.get("description", ""))
    return Area(
        id=cells.get("slug", "") or next(slug for slug in _slugs(name) if slug not in taken),
        name_de=name,
        name_en=_one_line(cells.get("name_en", "")) or name,
        description_de=description,
        description_en=description,
    )


def _slugs(name: str) -> Iterator[str]:
    """Names that differ in little may have the same: then they are counted."""
    base = slugify(name.translate(_SPELLED_OUT))[: _LONGEST["slug"]].strip("-") or "feld"
    yield base
    number = 2
    while True:
        yield f"{base[: _LONGEST['slug'] - 5].strip('-')}-{number}"
        number += 1


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _said(taxonomy: Iterable[Area]) -> list[tuple[str, ...]]:
    return [
        (area.id, area.name_de, area.name_en, area.description_de, area.description_en) for area in taxonomy
    ]


def _note(path: Path | None, how_many: int, left_out: LeftOut) -> str:
    parts = [
        f"Handlungsfelder: Es gelten wieder die {how_many} mitgelieferten."
        if path is None
        else f"Handlungsfelder: Es gelten die {how_many} aus {path}."
    ]
    if left_out.gone:
        parts.append(f"Entfallen, niemand hatte darin etwas beurteilt: {_names(left_out.gone)}.")
    if left_out.kept:
        parts.append(f"Bleiben mit dem, was Menschen beurteilt haben: {_names(left_out.kept)}.")
    return " ".join(parts)


def _names(names: tuple[str, ...]) -> str:
    more = len(names) - _NAMED
    return "; ".join(names[:_NAMED]) + (f" und {more} weitere" if more > 0 else "")
