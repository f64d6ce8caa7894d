"""The line model's own school: our sentences, and the arithmetic that learns from them."""
