"""One function an address: find, check, answer."""
