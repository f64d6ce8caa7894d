"""All files of the site, written beside and then put in their place."""

from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from stadtfaden.exchange.site.finding import build_search
from stadtfaden.exchange.site.folder import SiteFolder
from stadtfaden.exchange.site.making import LANGUAGES, home_of
from stadtfaden.exchange.site.maps import robots, sitemaps
from stadtfaden.exchange.site.values import Dead, Plan, Told
from stadtfaden.exchange.site.walking import Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """`changed` files are new or other than before, `gone` stood there and do not any more."""

    pages: int
    files: int
    size: int
    changed: int
    gone: int
    dead: tuple[Dead, ...]


def publish(plan: Plan, place: Path, told: Told, pool: Executor | None = None) -> Published:
    """Write the whole public strategy. The same records give the same bytes, whoever makes the pages.

    The processes of `pool` must have started Django over the same records. A page costs 30 to 100 ms
    of one core and some 25 kB: the pages of the server, and a tenth more for their links.
    Raises NotOurs, CannotPublish and OSError; then nothing has changed at `place`.
    """
    folder = SiteFolder(place)
    folder.start()
    walk = Walk(plan, pool)
    pages = 0
    for file in walk.files(told):
        folder.write(file)
        pages += file.path.endswith(".html")
    around = (robots(plan.server), *sitemaps(plan.server, walk.listed))
    for file in (*walk.maker.ways.statics.files.values(), *around):
        folder.write(file)
    for city in plan.cities:
        for language in LANGUAGES:
            top = home_of(city, language).strip("/")
            folder.keep_all_below(build_search(folder.beside, top))
    gone = folder.swap()
    files, size = folder.size
    return Published(
        pages=pages, files=files, size=size, changed=folder.changed, gone=gone, dead=tuple(sorted(walk.dead))
    )
