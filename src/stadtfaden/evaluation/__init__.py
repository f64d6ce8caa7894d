"""How good the machine's proposals are, measured on labelled papers; needs the extra `evaluate`."""

from stadtfaden.evaluation.running import UnknownTaskError, Workers, chosen, outcomes
from stadtfaden.evaluation.values import Bin, Figure, Material, MaterialMissingError, Outcome, Task

__all__ = [
    "Bin",
    "Figure",
    "Material",
    "MaterialMissingError",
    "Outcome",
    "Task",
    "UnknownTaskError",
    "Workers",
    "chosen",
    "outcomes",
]
