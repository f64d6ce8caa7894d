import numpy as np
import pytest

from stadtfaden.adapters.embedding.weights import WeightsMissing, read_weights, shipped_weights


@pytest.fixture(scope="module")
def weights():
    return read_weights(shipped_weights())


def test_the_shipped_weights_are_multilingual_e5_small(weights):
    sizes = weights.sizes

    assert (sizes.hidden, sizes.layers, sizes.heads, sizes.inner) == (384, 12, 12, 1536)
    assert len(weights.pieces.texts) == 250_002
    assert weights.pieces.texts[:4] == ("<s>", "<pad>", "</s>", "<unk>")


def test_four_bit_values_are_scaled_block_by_block(weights):
    scales, packed = weights.blocks("l0.q.w")

    matrix = weights.matrix("l0.q.w", 384, 384)

    assert matrix[0, 0] == np.float32(scales[0]) * (int(packed[0, 0] & 15) - 8)
    assert matrix[0, 16] == np.float32(scales[0]) * (int(packed[0, 0] >> 4) - 8)
    assert matrix[1, 0] == np.float32(scales[12]) * (int(packed[12, 0] & 15) - 8)


def test_a_tensor_of_another_type_is_not_misread(weights):
    with pytest.raises(WeightsMissing, match=r"l0\.q\.w"):
        weights.floats("l0.q.w")


def test_other_weights_than_the_measured_ones_are_refused(tmp_path):
    changed = tmp_path / "weights.bin"
    changed.write_bytes(shipped_weights().read_bytes()[:-1] + b"\x00\x01")

    with pytest.raises(WeightsMissing, match="andere Gewichte"):
        read_weights(changed)
