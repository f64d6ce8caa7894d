"""Auental with its index, one for all tests that only ask; and one of its own for those that change it."""

from tests.portal.conftest import auental, build_index, folder, index, shown, town

__all__ = ["auental", "build_index", "folder", "index", "shown", "town"]
