"""Texts as vectors."""

from stadtfaden.adapters.embedding.building import built_model
from stadtfaden.adapters.embedding.memory import VectorMemory
from stadtfaden.adapters.embedding.onnx_model import ModelMissing, OnnxEmbedder
from stadtfaden.adapters.embedding.protocol import Embedder, Vectors
from stadtfaden.adapters.embedding.weights import WeightsMissing

__all__ = [
    "Embedder",
    "ModelMissing",
    "OnnxEmbedder",
    "VectorMemory",
    "Vectors",
    "WeightsMissing",
    "built_model",
]
