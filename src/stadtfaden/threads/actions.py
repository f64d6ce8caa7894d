"""What can be done here; each action is atomic and logged."""
