"""`python -m bench [reading|understanding|shelf|answers|pages|browser|public|desk …]`: all without a name.

The real papers lie where STADTFADEN_REAL_DATA says; without them the demo city is measured and named.
"""

import os
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

REAL = Path(os.environ.get("STADTFADEN_REAL_DATA", Path(__file__).parents[2] / "shared" / "data"))


def start() -> Path:
    """Django with a data folder of the benchmark's own."""
    data = Path(tempfile.mkdtemp(prefix="stadtfaden-bench-"))
    os.environ["STADTFADEN_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "stadtfaden.config.settings"
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    return data


def main(names: list[str]) -> None:
    data = start()
    from bench import answers, browser, desk, pages, public, reading, shelf, understanding  # noqa: PLC0415 -- Django must have started

    parts = {
        "reading": reading.measure,
        "understanding": understanding.measure,
        "shelf": shelf.measure,
        "answers": answers.measure,
        "pages": pages.measure,
        "browser": browser.measure,
        "public": public.measure,
        "desk": desk.measure,
    }
    for name, measure in parts.items():
        if not names or name in names or (name == "shelf" and {"answers", "pages", "browser"} & set(names)):
            measure(data, REAL)


if __name__ == "__main__":
    main(sys.argv[1:])
