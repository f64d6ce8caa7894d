"""Every string that is marked for translation, in Python and in templates."""

import ast
from pathlib import Path
from typing import Any

from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

import stadtfaden
from stadtfaden.ui.catalogue import CONTEXT_END, PLURAL_END

PACKAGE = Path(stadtfaden.__file__).parent
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}


def strings():
    """Message to the file that it stands in."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        found |= dict.fromkeys(in_python(path), str(path.relative_to(PACKAGE)))
    for path in sorted([*PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("templates/**/*.txt")]):
        found |= dict.fromkeys(in_template(path), str(path.relative_to(PACKAGE)))
    return found


def in_python(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        given = [str(part.value) for part in node.args if isinstance(part, ast.Constant)]
        if name in PLAIN and given:
            yield given[0]
        elif name in PLURAL:
            yield given[0] + PLURAL_END + given[1]
        elif name in CONTEXT:
            yield given[0] + CONTEXT_END + given[1]


def in_template(path):
    name = str(path).rpartition("templates/")[2]
    template: Any = get_template(name)
    for top in template.template.nodelist:
        for node in top.get_nodes_by_type(TranslateNode):
            yield (
                node.filter_expression.var.literal
                if hasattr(node.filter_expression.var, "literal")
                else str(node.filter_expression.var)
            )
        for node in top.get_nodes_by_type(BlockTranslateNode):
            singular, _ = node.render_token_list(node.singular)
            plural, _ = node.render_token_list(node.plural)
            yield singular + PLURAL_END + plural if plural else singular
