"""The desk is tested in the city of the portal's tests."""

from tests.portal.conftest import auental, folder, shown, town

__all__ = ["auental", "folder", "shown", "town"]
