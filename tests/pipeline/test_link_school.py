"""What the link model is learned from, beside its pairs."""

from stadtfaden.core.links.rarity import FIELD, write_field_words
from stadtfaden.pipeline.link_school import other_schools


def test_the_words_of_the_field_are_counted_from_our_own_sentences(tmp_path):
    write_field_words(other_schools(), tmp_path / "words.tsv")

    assert (tmp_path / "words.tsv").read_text(encoding="utf-8") == FIELD.read_text(encoding="utf-8")
