"""council: what the council's own system says of the papers."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from django.utils import timezone
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.start import BROKEN, complain, counted
from stadtfaden.core.wrong_settings import WEB, address_parts, without_password
from stadtfaden.pipeline.council import CouncilUnreachable, Heard, WhichCouncil, ask_council

WRONG_USAGE, SOME_UNREAD, INTERRUPTED = 2, 3, 130
MOST_TROUBLES = 10


def council(address: str, *, city: str | None, body: str | None, as_json: bool) -> int:
    """0 all well, 1 no answer, 2 no address or several bodies, 3 where some of it could not be heard."""
    if wrong := _unfit(address):
        complain(wrong)
        return WRONG_USAGE
    try:
        with _asking() as report:
            heard = ask_council(
                municipality=city_meant(city), address=address, body=body, now=timezone.now(), report=report
            )
    except KeyboardInterrupt:
        complain("Unterbrochen. Gemerkt wurde nichts.")
        return INTERRUPTED
    except (CityUnclear, CouncilUnreachable) as reason:
        complain(str(reason))
        return BROKEN
    except WhichCouncil as reason:
        complain(str(reason))
        return WRONG_USAGE
    if as_json:
        sys.stdout.write(json.dumps(asdict(heard), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_told(heard))
    for trouble in heard.troubles[:MOST_TROUBLES]:
        complain(trouble)
    return SOME_UNREAD if heard.troubles else 0


def _unfit(address: str) -> str:
    """What is wrong with the address; "" where it can be asked. A password is not shown."""
    parts = address_parts(address)
    if parts is None or parts["scheme"] not in WEB:
        shown = without_password(address)
        return f"„{shown}“ ist keine Adresse mit http:// oder https://, wie https://ris.musterstadt.de/oparl."
    if parts["user"]:
        return (
            f"In „{without_password(address)}“ stehen Name und Passwort. OParl ist öffentlich, mitgeschickt "
            "würden sie nicht; bitte die Adresse ohne sie nennen."
        )
    return ""


def _told(heard: Heard) -> str:
    looked_at = counted(heard.looked_at, "Vorlage", "Vorlagen")
    decisions = counted(heard.decisions, "Beschluss", "Beschlüsse")
    return f"{heard.body}: {looked_at} angesehen, {heard.kept} davon gehören zu Papieren hier; {decisions}.\n"


@contextmanager
def _asking() -> Iterator[Callable[[Heard], None]]:
    """Nobody knows how many there are: what moves is how many have been looked at, and the clock."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(
        *columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()
    ) as bars:
        task = bars.add_task("Die Ratsinformation wird gefragt … (Ende mit Strg-C)")
        yield lambda heard: bars.update(
            task, description=f"{heard.looked_at} Vorlagen angesehen … (Ende mit Strg-C)"
        )
