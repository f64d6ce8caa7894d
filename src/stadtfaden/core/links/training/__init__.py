"""The school of the link model: our own pairs of statements, and the arithmetic that learns from them."""

from pathlib import Path

SCHOOL = Path(__file__).parent
