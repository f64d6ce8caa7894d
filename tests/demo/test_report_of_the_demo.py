"""The report of a whole city is accessible on each of its pages."""

import io
from datetime import date

import pikepdf
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from tests.exchange.report.matterhorn import faults

from stadtfaden.actors.models import Municipality
from stadtfaden.exchange.report import brief_of, fitted, gather
from stadtfaden.exchange.report import typeset as set_report

pytestmark = pytest.mark.xdist_group("demo-links")


def test_nothing_is_wrong_with_the_report_of_the_demo_city(transactional_db, demo_built):
    ContentType.objects.all().delete()
    connection.creation.deserialize_db_from_string(demo_built.records)
    report = gather(Municipality.objects.get(), on=date(2026, 3, 3))

    whole, short = set_report(report), fitted(brief_of(report))[1]

    assert whole.pages > 50
    assert short.pages <= 4
    for sheets in (whole, short):
        with pikepdf.open(io.BytesIO(sheets.data)) as pdf:
            assert faults(pdf) == {}
