"""docs/formats.md names exactly the fields that are exported."""

import re
from pathlib import Path

import pytest

from stadtfaden.exchange import FIELDS, LOG_FIELDS
from stadtfaden.pipeline.area_lists import FIELDS as AREA_FIELDS
from stadtfaden.pipeline.papers import FIELDS as LIST_FIELDS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def fields_under(heading):
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


@pytest.mark.parametrize("table", list(FIELDS))
def test_every_exported_field_is_described_in_order(table):
    assert fields_under(table.value) == FIELDS[table]


def test_every_field_of_the_log_is_described_in_order():
    assert fields_under("log") == LOG_FIELDS


def test_every_field_of_the_citys_list_is_described_in_order():
    assert fields_under("papers.csv") == LIST_FIELDS


def test_every_field_of_the_citys_areas_is_described_in_order():
    assert fields_under("handlungsfelder.csv") == AREA_FIELDS
