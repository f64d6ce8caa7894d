"""Questions with a name, an order and a known price."""
