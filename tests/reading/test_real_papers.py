"""On real papers: printed labels against what was verified by hand, quotes against cleaned texts."""

import json
import re

import pytest

from stadtfaden.adapters.readers.pdf import PdfReader
from stadtfaden.adapters.readers.protocol import ReadingOptions
from stadtfaden.adapters.readers.text import TextReader
from stadtfaden.core.layout import compose
from stadtfaden.core.sentences import sentences

OPTIONS = ReadingOptions()
SAMPLE = 5  # every fifth paper


@pytest.mark.real
def test_printed_labels_are_right_on_verified_papers(real_data):
    folder = real_data / "karlsruhe_ris"
    papers = [
        one for one in json.loads((folder / "strategies.json").read_text()) if one["page_split"] == "verified"
    ]
    right = wrong = 0

    for paper in papers[::SAMPLE]:
        for page in compose(TextReader().read((folder / paper["path"]).read_bytes(), OPTIONS).pages):
            if page.label is not None:
                is_right = page.label == str(page.number + paper["printed_page_offset"])
                right, wrong = right + is_right, wrong + (not is_right)

    assert right >= 0.99 * (right + wrong)
    assert right >= 0.98 * sum(paper["pages_with_printed_no"] for paper in papers[::SAMPLE])


@pytest.mark.real
def test_sentences_of_a_programme_come_out_whole(real_data):
    folder = real_data / "manifestos_ger2021"
    pages = compose(PdfReader().read((folder / "2021_SPD.original.pdf").read_bytes(), OPTIONS).pages)
    ours = plain(" ".join(page.text for page in pages))
    clean = (folder / "2021_SPD.clean.txt").read_text()

    wanted = [
        plain(line[start:end])
        for line in clean.splitlines()
        for start, end in sentences(line)
        if end - start > 40
    ]
    found = sum(sentence in ours for sentence in wanted)

    assert found >= 0.98 * len(wanted)


def plain(text):
    return re.sub(r"\s+", " ", text.translate(str.maketrans("„“”‚‘’–", "\"\"\"'''-")).lower()).strip()
