"""Writes the weights as an ONNX model that calculates with whole numbers.

The encoder is XLM-R as in multilingual-e5-small: twelve layers, mean of the last layer over the text.

Matrices become seven bit whole numbers with one scale an output; what goes into them eight bit ones with one
scale a token. A scale a batch, as onnxruntime's own dynamic quantisation has it, would make the vector of a
text depend on its neighbours. Seven bits, because processors without VNNI saturate on eight: so every
processor adds up the same whole numbers. The word table stays in four bits, as shipped.
"""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from stadtfaden.adapters.embedding.weights import BLOCK, Weights

VERSION = 1  # raise it when the same weights give another model file
_FUSED = "com.microsoft"  # operators that onnxruntime brings along
_LARGEST_WEIGHT = 63
_LARGEST_INPUT = 127


def write_model(weights: Weights, path: Path) -> None:
    """About two seconds; needs some 300 MB for a moment."""
    builder = _Builder()
    hidden = _embed(builder, weights)
    for layer in range(weights.sizes.layers):
        hidden = _encode(builder, weights, hidden, f"l{layer}.")
    _pool(builder, hidden)
    onnx.save(builder.model(weights.sizes.hidden), path)


class _Builder:
    """Collects nodes and constants and gives them names."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._count = 0
        self.mask = self.add("Cast", "attention_mask", to=TensorProto.FLOAT)
        self.padding = self.add("Cast", "attention_mask", to=TensorProto.INT32)
        self.last_axis = self.constant(np.array([-1], np.int64))
        self.one = self.constant(np.array(1, np.float32))
        self.zero_point = self.constant(np.array(128, np.uint8))
        self.shift = self.constant(np.array(128, np.float32))
        self.step = self.constant(np.array(1 / _LARGEST_INPUT, np.float32))
        self.tiny = self.constant(np.array(1e-9, np.float32))

    def constant(self, values: NDArray[np.generic]) -> str:
        self._count += 1
        name = f"constant{self._count}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, operator: str, *inputs: str, **attributes: object) -> str:
        return self.split(operator, *inputs, parts=1, **attributes)[0]

    def fused(self, operator: str, *inputs: str, **attributes: object) -> str:
        return self.split(operator, *inputs, parts=1, domain=_FUSED, **attributes)[0]

    def split(self, operator: str, *inputs: str, parts: int, **attributes: object) -> list[str]:
        self._count += 1
        names = [f"value{self._count}_{part}" for part in range(parts)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, **attributes))
        return names

    def model(self, dimensions: int) -> onnx.ModelProto:
        inputs = [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"]),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["texts", "tokens"]),
            helper.make_tensor_value_info("position_ids", TensorProto.INT64, ["tokens"]),
        ]
        outputs = [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["texts", dimensions])]
        graph = helper.make_graph(self.nodes, "multilingual-e5-small", inputs, outputs, self._constants)
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _embed(builder: _Builder, weights: Weights) -> str:
    """Words and positions as vectors; the four bit values are unpacked for the words at hand only."""
    sizes = weights.sizes
    scales, packed = weights.blocks("emb.word")
    rows = (sizes.vocabulary, sizes.hidden // BLOCK)
    four = builder.add("Gather", builder.constant(packed.reshape(*rows, BLOCK // 2)), "input_ids", axis=0)
    low = builder.add("BitwiseAnd", four, builder.constant(np.array(15, np.uint8)))
    high = builder.add("BitShift", four, builder.constant(np.array(4, np.uint8)), direction="RIGHT")
    values = builder.add("Cast", builder.add("Concat", low, high, axis=-1), to=TensorProto.FLOAT)
    values = builder.add("Sub", values, builder.constant(np.array(8, np.float32)))
    scale = builder.add("Gather", builder.constant(scales.reshape(*rows, 1)), "input_ids", axis=0)
    words = builder.add("Mul", values, builder.add("Cast", scale, to=TensorProto.FLOAT))
    words = builder.add("Reshape", words, builder.constant(np.array([0, 0, sizes.hidden], np.int64)))
    table = weights.floats("emb.pos").reshape(-1, sizes.hidden) + weights.floats("emb.type")[: sizes.hidden]
    places = builder.add("Gather", builder.constant(table), "position_ids", axis=0)
    return builder.add(
        "LayerNormalization",
        builder.add("Add", words, places),
        builder.constant(weights.floats("emb.ln.w")),
        builder.constant(weights.floats("emb.ln.b")),
        axis=-1,
        epsilon=sizes.epsilon,
    )


def _encode(builder: _Builder, weights: Weights, hidden: str, layer: str) -> str:
    """One layer: attention, then the inner network, each added to what came in and normalised."""
    sizes = weights.sizes
    three = [f"{layer}q", f"{layer}k", f"{layer}v"]
    projected = _multiply(builder, weights, hidden, three)
    query, key, value = builder.split("Split", projected, parts=3, axis=-1, num_outputs=3)
    attended = builder.fused(
        "MultiHeadAttention",
        *(query, key, value, _bias(builder, weights, three), builder.padding),
        num_heads=sizes.heads,
    )
    hidden = _add_and_norm(builder, weights, hidden, attended, (f"{layer}ao", f"{layer}aln"))
    inner = _multiply(builder, weights, hidden, [f"{layer}fi"])
    inner = builder.fused("BiasGelu", inner, _bias(builder, weights, [f"{layer}fi"]))
    return _add_and_norm(builder, weights, hidden, inner, (f"{layer}fo", f"{layer}oln"))


def _add_and_norm(
    builder: _Builder, weights: Weights, hidden: str, change: str, names: tuple[str, str]
) -> str:
    matrix, norm = names
    return builder.fused(
        "SkipLayerNormalization",
        hidden,
        _multiply(builder, weights, change, [matrix]),
        builder.constant(weights.floats(f"{norm}.w")),
        builder.constant(weights.floats(f"{norm}.b")),
        _bias(builder, weights, [matrix]),
        epsilon=weights.sizes.epsilon,
    )


def _bias(builder: _Builder, weights: Weights, names: list[str]) -> str:
    return builder.constant(np.concatenate([weights.floats(f"{name}.b") for name in names]))


def _multiply(builder: _Builder, weights: Weights, values: str, names: list[str]) -> str:
    """The values, as whole numbers with a scale a token, times the matrices side by side."""
    matrix = np.concatenate([_matrix(weights, name) for name in names])
    scales = np.abs(matrix).max(axis=1) / _LARGEST_WEIGHT
    whole = np.round(matrix / scales[:, None]).astype(np.int8)
    largest = builder.add("ReduceMax", builder.add("Abs", values), builder.last_axis, keepdims=1)
    scale = builder.add("Add", builder.add("Mul", largest, builder.step), builder.tiny)
    rounded = builder.add("Round", builder.add("Div", values, scale))
    shifted = builder.add("Cast", builder.add("Add", rounded, builder.shift), to=TensorProto.UINT8)
    product = builder.fused(
        "MatMulIntegerToFloat",
        *(shifted, builder.constant(whole.T), builder.one),
        *(builder.constant(scales.astype(np.float32)), builder.zero_point),
    )
    return builder.add("Mul", product, scale)


def _matrix(weights: Weights, name: str) -> NDArray[np.float32]:
    outputs = weights.floats(f"{name}.b").size
    inputs = weights.sizes.inner if name.endswith("fo") else weights.sizes.hidden
    return weights.matrix(f"{name}.w", outputs, inputs)


def _pool(builder: _Builder, hidden: str) -> None:
    """The mean over the tokens that are no padding."""
    first = builder.constant(np.array([1], np.int64))
    weight = builder.add("Unsqueeze", builder.mask, builder.constant(np.array([2], np.int64)))
    total = builder.add("ReduceSum", builder.add("Mul", hidden, weight), first, keepdims=0)
    count = builder.add("ReduceSum", builder.mask, first, keepdims=1)
    builder.nodes.append(helper.make_node("Div", [total, count], ["embedding"]))
