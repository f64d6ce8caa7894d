"""How dates are written where the shipped way is not ours; Django looks here by language."""
