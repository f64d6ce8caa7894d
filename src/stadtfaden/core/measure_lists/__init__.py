"""Lists of measures: what their columns mean, and what their rows state."""

from stadtfaden.core.measure_lists.columns import ROLES, Columns, Role, header_of, role_of, sight_of_rows
from stadtfaden.core.measure_lists.finding import MADE_BY, Cell, Row, codes_in, statements_of_list

__all__ = [
    "MADE_BY",
    "ROLES",
    "Cell",
    "Columns",
    "Role",
    "Row",
    "codes_in",
    "header_of",
    "role_of",
    "sight_of_rows",
    "statements_of_list",
]
