"""The built city of the pipeline's tests."""

from tests.pipeline.conftest import shelf, tables

__all__ = ["shelf", "tables"]
