"""council: what the council's own system says of the papers."""

import json
import sys
from dataclasses import asdict

from django.utils import timezone

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.start import BROKEN, complain, counted
from stadtfaden.pipeline.council import CouncilUnreachable, Heard, WhichCouncil, ask_council

WRONG_USAGE = 2
SOME_UNREAD = 3
MOST_TROUBLES = 10


def council(address: str, *, city: str | None, body: str | None, as_json: bool) -> int:
    """0 all well, 1 no answer, 2 several bodies, 3 where some of it could not be heard."""
    try:
        heard = ask_council(
            municipality=city_meant(city), address=address, body=body, now=timezone.now(), report=_progress
        )
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


def _told(heard: Heard) -> str:
    looked_at = counted(heard.looked_at, "Vorlage", "Vorlagen")
    decisions = counted(heard.decisions, "Beschluss", "Beschlüsse")
    return f"{heard.body}: {looked_at} angesehen, {heard.kept} davon gehören zu Papieren hier; {decisions}.\n"


def _progress(heard: Heard) -> None:
    if sys.stderr.isatty():
        complain(f"{heard.looked_at} Vorlagen angesehen …")
