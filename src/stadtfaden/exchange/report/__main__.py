"""Makes the reports that wait in a data folder, and ends: python -m stadtfaden.exchange.report DATA

The server starts it. It runs below everything else, and stops where one report takes far too long.
"""

import os
import signal
import sys
from pathlib import Path

import django

LONGEST = 900  # seconds
BELOW = 10  # how much nicer than the server


def main(data: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stadtfaden.config.settings")
    django.setup()
    from stadtfaden.exchange.report.waiting import make_waiting  # noqa: PLC0415 -- slow import; Django first

    os.nice(BELOW)
    signal.alarm(LONGEST)
    make_waiting(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
