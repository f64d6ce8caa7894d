"""What a paper states: visions, principles, goals, measures, targets, indicators, challenges."""

from stadtfaden.core.statements.find import find_statements
from stadtfaden.core.statements.understanding import embedder_of_lines, understand
from stadtfaden.core.statements.values import SheetField, Statement, StatementKind, Understood
from stadtfaden.core.statements.whose import Whose, whose_aim

__all__ = [
    "SheetField",
    "Statement",
    "StatementKind",
    "Understood",
    "Whose",
    "embedder_of_lines",
    "find_statements",
    "understand",
    "whose_aim",
]
