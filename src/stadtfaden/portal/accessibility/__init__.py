"""What is known of the barriers of these pages: by the last test run, and by people."""

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
RUN, KNOWN = HERE / "run.json", HERE / "known.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The last run of the rules in a real browser (`python -m tests.browser.test_axe` writes it).

    `pages` names every kind of page that was looked at, `broken` counts what the rules found.
    """

    tested_on: date
    engine: str
    browser: str
    rules: tuple[str, ...]
    widths: tuple[int, ...]
    languages: tuple[str, ...]
    pages: tuple[str, ...]
    looked_at: int
    broken: int


@dataclass(frozen=True, slots=True)
class Barrier:
    """What somebody may stumble over, and what helps meanwhile; in each language of the pages."""

    what: dict[str, str]
    helps: dict[str, str]
    until_easy_language_is_checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The list that people keep. `looked_through` is the day on which they last did."""

    looked_through: date
    barriers: tuple[Barrier, ...]


@cache
def last_run() -> Run:
    read = json.loads(RUN.read_text(encoding="utf-8"))
    lists = {name: tuple(value) for name, value in read.items() if isinstance(value, list)}
    return Run(**read | lists | {"tested_on": date.fromisoformat(read["tested_on"])})


@cache
def known() -> Known:
    read = tomllib.loads(KNOWN.read_text(encoding="utf-8"))
    barriers = tuple(Barrier(**row) for row in read["barrier"])
    return Known(looked_through=read["looked_through"], barriers=barriers)
