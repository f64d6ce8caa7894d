"""What a paper states: visions, principles, goals, measures, targets, indicators, challenges."""

from stadtfaden.core.statements.find import find_statements
from stadtfaden.core.statements.understanding import understand
from stadtfaden.core.statements.values import SheetField, Statement, StatementKind, Understood

__all__ = ["SheetField", "Statement", "StatementKind", "Understood", "find_statements", "understand"]
