"""The strategy on paper, for whoever puts it before the council."""
