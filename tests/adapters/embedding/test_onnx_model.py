import json
import shutil

import numpy as np
import pytest

from stadtfaden.adapters.embedding import ModelMissing, OnnxEmbedder

TEXTS = [
    "Die Stadt pflanzt jedes Jahr tausend Bäume.",
    "Jährlich kommen tausend neue Stadtbäume hinzu.",
    "Der Haushalt wird bis 2029 ausgeglichen.",
]


def test_every_text_gets_a_row_of_length_one(embedder):
    vectors = embedder.passages(TEXTS)

    assert vectors.shape == (3, embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_what_means_the_same_lies_closer(embedder):
    trees, trees_again, budget = embedder.passages(TEXTS)

    assert trees @ trees_again > trees @ budget + 0.05


def test_a_text_has_one_vector_whatever_its_neighbours(embedder):
    alone = embedder.passages([TEXTS[0]])

    among_others = embedder.passages(["Kurz.", TEXTS[0], " ".join(TEXTS * 20), TEXTS[2]])

    assert np.abs(among_others[1] - alone[0]).max() < 1e-6


def test_the_number_of_threads_changes_nothing(model_folder, embedder):
    single = OnnxEmbedder(model_folder, threads=1)

    assert np.abs(single.passages(TEXTS) - embedder.passages(TEXTS)).max() < 1e-6


def test_questions_and_passages_are_told_apart(embedder):
    assert embedder.queries(TEXTS[:1])[0] @ embedder.passages(TEXTS[:1])[0] < 0.999


def test_a_long_text_is_cut_and_not_refused(embedder):
    long = " ".join(TEXTS * 500)

    assert np.allclose(embedder.passages([long]), embedder.passages([long + " Mehr."]), atol=1e-6)


@pytest.mark.parametrize("text", ["", " ", "\x00", "\n\t", "🌳", "ﬁ" * 400])
def test_odd_texts_have_vectors_too(embedder, text):
    assert np.isfinite(embedder.passages([text])).all()


def test_no_texts_are_no_rows(embedder):
    assert embedder.passages([]).shape == (0, 384)


def test_the_name_changes_with_what_changes_the_vectors(model_folder, embedder):
    assert OnnxEmbedder(model_folder, max_tokens=32).name != embedder.name


def test_another_model_is_named_by_its_content_and_has_no_prefixes(model_folder, embedder, tmp_path):
    other = tmp_path / "mein-modell"
    shutil.copytree(model_folder, other)
    (other / "embedding.json").unlink()

    own = OnnxEmbedder(other)

    assert own.name.startswith("mein-modell-")
    assert np.allclose(own.passages(["passage: " + TEXTS[0]]), embedder.passages(TEXTS[:1]), atol=1e-6)
    assert np.array_equal(own.passages(TEXTS), own.queries(TEXTS))


def test_a_description_gives_name_and_prefixes(model_folder, tmp_path):
    other = tmp_path / "modell"
    shutil.copytree(model_folder, other)
    (other / "embedding.json").write_text(json.dumps({"name": "unseres", "query_prefix": "Frage: "}))

    own = OnnxEmbedder(other)

    assert own.name == "unseres/128"
    assert own.queries(["Bäume"])[0] @ own.passages(["Frage: Bäume"])[0] == pytest.approx(1, abs=1e-5)


def test_a_folder_without_a_model_is_named_in_german(tmp_path):
    with pytest.raises(ModelMissing, match=r"fehlt model\.onnx\. EMBEDDING_MODEL"):
        OnnxEmbedder(tmp_path)
