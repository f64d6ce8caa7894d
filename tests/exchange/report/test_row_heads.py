"""The tags that are changed after Typst has written them."""

import io

import pikepdf
import typst

from stadtfaden.exchange.report.row_heads import with_row_heads
from tests.exchange.report.matterhorn import CHECKS

TABLE = """#set document(title: "t")
#set text(lang: "en")
#let german(words) = text(lang: "de", words)
#table(columns: 2, table.header[a][b], [one], [two], german[eins], german[zwei])
"""


def test_rows_have_heads_whatever_language_they_speak():
    data = with_row_heads(typst.compile(TABLE.encode(), pdf_standards=["ua-1"]))

    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert CHECKS["own: heads of rows"](pdf) == []
