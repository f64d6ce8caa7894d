"""Own sentences with their kinds of digital connection, and how the model learns from them."""
