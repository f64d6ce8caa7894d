"""Run by test_uploads.py in a process of its own: workers that are killed, then one that is not."""

import json
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections
from platformdirs import user_cache_dir

from tests.pipeline.killed_builds import at_event, undisturbed
from tests.pipeline.papers import LEITBILD, NOTE


def ended(data, watch):
    """How the worker ended: 0, or minus the number of the signal."""
    child = os.fork()
    if child == 0:
        work(data, watch)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def options():
    from stadtfaden.pipeline.context import BuildOptions  # noqa: PLC0415 -- slow import: needs Django to stand

    return BuildOptions(cache=Path(user_cache_dir("stadtfaden")), processes=1)


def work(data, watch):
    from stadtfaden.pipeline.build import build_uploads  # noqa: PLC0415 -- slow import: needs Django to stand

    while build_uploads(data=data, options=options(), report=watch):
        pass


def hand_in(data):
    from stadtfaden.actors.models import Municipality  # noqa: PLC0415 -- slow import: needs Django to stand
    from stadtfaden.pipeline.uploads import HandedIn, receive_upload  # noqa: PLC0415 -- as above
    from tests.cast import NOON, person  # noqa: PLC0415 -- as above

    city = Municipality.objects.create(name="Hirschau", slug="hirschau")
    for name, text in (("leitbild.txt", LEITBILD), ("digital.md", NOTE)):
        bytes_ = text.encode()
        file = HandedIn(name=name, size=len(bytes_), pieces=[bytes_], head=bytes_[:4096])
        receive_upload(municipality=city, file=file, folder=data, by=person("rita_editor", city), now=NOON)


def told(data, endings):
    from stadtfaden.corpus.models import Edition  # noqa: PLC0415 -- slow import: needs Django to stand
    from stadtfaden.pipeline.check import check_records  # noqa: PLC0415 -- as above
    from stadtfaden.pipeline.models import Upload  # noqa: PLC0415 -- as above
    from stadtfaden.pipeline.uploads import city_with_uploads  # noqa: PLC0415 -- as above

    return {
        "endings": endings,
        "states": list(Upload.objects.order_by("pk").values_list("state", flat=True)),
        "editions": Edition.objects.count(),
        "is_sound": not check_records(data=data, options=options()).findings,
        "is_left": city_with_uploads() is not None,
    }


def main(data):
    django.setup()
    call_command("migrate", verbosity=0)
    hand_in(data)
    connections.close_all()  # a fork must not share them
    moments = [("read", 0), ("read", 1), ("waiting", 0)]
    endings = [ended(data, at_event(*moment)) for moment in moments]
    endings.append(ended(data, undisturbed))
    sys.stdout.write(json.dumps(told(data, endings)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
