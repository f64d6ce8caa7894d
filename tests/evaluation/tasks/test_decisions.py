"""What decisions teach is measured on papers from which nothing was taught."""

import pytest

from stadtfaden.evaluation.judged import COLUMNS
from stadtfaden.evaluation.tasks.decisions import taught_links
from stadtfaden.evaluation.values import MaterialMissingError


def lines(papers, verdict_of):
    for paper in papers:
        for number in range(12):
            kind = "supports" if number % 2 else "conflicts"
            place = f"{number}:{paper}"
            yield "\t".join(
                ["model:links/9", kind, "0.6", paper, place, "other.pdf", place, "A", verdict_of(kind)]
            )


def write(path, verdict_of):
    papers = [f"paper-{number}.pdf" for number in range(8)]
    path.write_text("\n".join(["\t".join(COLUMNS), *lines(papers, verdict_of)]) + "\n", encoding="utf-8")


def test_a_type_that_is_always_rejected_sinks_in_other_papers(material, tmp_path):
    path = tmp_path / "judged.tsv"
    write(path, lambda kind: "none" if kind == "conflicts" else kind)

    area, first = list(taught_links(material, path))[:2]

    assert (area.baseline, area.ours) == (0.5, 1.0)
    assert first.cases == 96


def test_without_the_sample_the_part_says_what_is_missing(material, tmp_path):
    with pytest.raises(MaterialMissingError, match="judged"):
        list(taught_links(material, tmp_path / "judged.tsv"))
