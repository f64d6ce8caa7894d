"""What a paper states: visions, principles, goals, measures, targets, indicators, challenges."""

from stadtfaden.core.statements.values import SheetField, Statement, StatementKind

__all__ = ["SheetField", "Statement", "StatementKind"]
