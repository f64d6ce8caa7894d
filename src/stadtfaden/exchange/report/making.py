"""What the process beside the server does: makes the reports that wait, below everything else, and ends."""

import os
import signal
import sys
from pathlib import Path

from stadtfaden.exchange.report.waiting import make_waiting

LONGEST = 900  # seconds for all that waits
BELOW = 10  # how much nicer than the server


def main() -> None:
    """The data folder is the first word of the command line; Django stands."""
    os.nice(BELOW)
    signal.alarm(LONGEST)
    make_waiting(Path(sys.argv[1]))
