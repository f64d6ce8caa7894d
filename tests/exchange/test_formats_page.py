"""docs/formats.md names exactly the fields that are exported."""

import re
from pathlib import Path

import pytest

from stadtfaden.exchange import FIELDS, FORMATS, LIST_FIELDS, LOG_FIELDS
from stadtfaden.pipeline.area_lists import FIELDS as AREA_FIELDS
from stadtfaden.pipeline.papers import FIELDS as CITY_FIELDS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def fields_under(heading):
    section = re.split(r"\n##+ ", PAGE.split(f"\n{heading}\n", 1)[1], maxsplit=1)[0]
    return tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


@pytest.mark.parametrize("table", list(FIELDS))
def test_every_exported_field_is_described_in_order(table):
    assert fields_under(f"## {table.value}") == FIELDS[table]


def test_every_field_of_the_log_is_described_in_order():
    assert fields_under("## log") == LOG_FIELDS


def test_every_field_of_the_citys_list_is_described_in_order():
    assert fields_under("## papers.csv") == CITY_FIELDS


def test_every_field_of_the_citys_areas_is_described_in_order():
    assert fields_under("## handlungsfelder.csv") == AREA_FIELDS


@pytest.mark.parametrize("kind", list(LIST_FIELDS))
def test_every_column_of_a_list_is_described_in_order(kind):
    assert fields_under(f"### list of {kind.value}") == LIST_FIELDS[kind]


def test_every_format_of_a_list_is_described():
    assert re.findall(r"^\| `liste\.([a-z.]+)` \|", PAGE, re.MULTILINE) == list(FORMATS)
