"""One function a page: find, check, answer."""
