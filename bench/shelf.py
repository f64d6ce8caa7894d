"""The main job: a folder of a city's papers to a browsable strategy, embeddings and links included."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import psutil

from bench.figures import Figure, show, watch

CITY = "Bench Shelf"


def folder_of(real: Path) -> Path:
    shelf = real / "karlsruhe_ris" / "strategies"
    return shelf if shelf.is_dir() else Path("build/demo")


def measure(data: Path, real: Path) -> None:
    folder = folder_of(real)
    program = str(Path(sys.executable).with_name("stadtfaden"))
    command = [program, "--data", str(data), "build", str(folder), "--city", CITY, "--json"]
    with watch() as first:
        built, peak = _run(command)
    with watch() as second:
        _run(command)
    steps = ", ".join(f"{name} {spent:.0f} s" for name, spent in built["seconds"].items() if spent >= 1)
    title = "{files} papers, {pages} pages, {statements} statements".format(**built)
    show(
        f"The shelf {folder.name}: {title}",
        [
            Figure("folder to browsable strategy", f"{first.seconds:.0f} s ({steps})", "≤ 360 s"),
            Figure("peak memory, all processes", f"{peak} MB", "≤ 1500 MB"),
            Figure("the unchanged folder again", f"{second.seconds:.1f} s", "≤ 5 s"),
        ],
    )


def _run(command: list[str]) -> tuple[dict[str, Any], int]:
    """The build's own account, and the most memory that it and its children held together, in MB."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=os.environ)
        peaks = [0]
        watcher = threading.Thread(target=_watch_memory, args=(process, peaks))
        watcher.start()
        process.wait()
        watcher.join()
        out.seek(0)
        return json.loads(out.read()), peaks[0]


def _watch_memory(process: subprocess.Popen[bytes], peaks: list[int]) -> None:
    """Proportional set size: memory that processes share is counted once."""
    root = psutil.Process(process.pid)
    while process.poll() is None:
        held = 0
        for member in (root, *_children(root)):
            try:
                held += member.memory_full_info().pss
            except psutil.Error:
                continue  # it ended between listing and asking
        peaks[0] = max(peaks[0], held // 1_000_000)
        time.sleep(0.5)


def _children(root: psutil.Process) -> list[psutil.Process]:
    try:
        return root.children(recursive=True)
    except psutil.Error:
        return []
