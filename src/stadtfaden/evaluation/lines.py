"""Single lines as `stadtfaden understand` takes them: by their signs and their meaning."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from stadtfaden.core.statements import StatementKind, embedder_of_lines, understand
from stadtfaden.evaluation.embedding import CACHE
from stadtfaden.evaluation.values import MaterialMissingError
from stadtfaden.search import VectorMemory, Vectors, open_embedder


def kinds_of(lines: Sequence[str]) -> list[StatementKind | None]:
    """The kind of each line. Takes the shipped model, whatever EMBEDDING_MODEL says: the line model knows
    no other. MaterialMissingError where that is another one than the line model learned from.
    """
    vectors = vectors_of_lines(lines)
    return [understand(line, (), vector).kind for line, vector in zip(lines, vectors, strict=True)]


def vectors_of_lines(lines: Sequence[str]) -> Vectors:
    """One row a line by the shipped model; MaterialMissingError as in `kinds_of`."""
    embedder = open_embedder(CACHE)
    if embedder.name != embedder_of_lines():
        raise MaterialMissingError(f"Das Sprachmodell {embedder_of_lines()} fehlt; hier ist {embedder.name}.")
    with TemporaryDirectory() as folder:
        return VectorMemory(Path(folder), embedder).passages(lines)


def kinds_by_signs(lines: Sequence[str]) -> list[StatementKind | None]:
    """The kind of each line by its signs alone, as where whole papers are read."""
    return [understand(line, ()).kind for line in lines]
