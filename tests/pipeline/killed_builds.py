"""Run by test_kill.py in a process of its own: builds that are killed, then one that is not.

Each build is a fork, so that importing is paid once. The last line says how each of them ended.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections
from platformdirs import user_cache_dir

CITY = "Hirschau"


def at_event(step, number):
    """Kill the process that builds as soon as a step has told of so many things."""

    def watch(told):
        if told.step == step and told.done >= number:
            os.kill(os.getpid(), signal.SIGKILL)

    return watch


def build(papers, data, watch):
    from stadtfaden.pipeline.build import build_folder  # noqa: PLC0415 -- slow import: needs Django to stand
    from stadtfaden.pipeline.context import BuildOptions  # noqa: PLC0415 -- slow import: needs Django to stand

    options = BuildOptions(cache=Path(user_cache_dir("stadtfaden")), processes=1)
    build_folder(folder=papers, city=CITY, data=data, options=options, report=watch)


def ended(papers, data, watch, seconds=None):
    """How the build of a child process ended: 0, or minus the number of the signal."""
    child = os.fork()
    if child == 0:
        build(papers, data, watch)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def undisturbed(told):
    """Only looks on."""


def main(papers, data, seconds):
    django.setup()
    call_command("migrate", verbosity=0)
    connections.close_all()  # a fork must not share them
    moments = [("find", 2), ("read", 1), ("read", 2), ("meaning", 1), ("links", 1)]
    endings = [ended(papers, data, at_event(*moment)) for moment in moments]
    endings.append(ended(papers, data, undisturbed, seconds))
    endings.append(ended(papers, data, undisturbed))
    sys.stdout.write(json.dumps(endings) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
