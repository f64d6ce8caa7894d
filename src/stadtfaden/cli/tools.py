"""A question that a language model may ask: checked first, and refused in one German sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from mcp.server.context import LifespanContextT, RequestT
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
Told = Mapping[str, Any]  # JSON Schema
LONGEST = 60  # letters of a name that are told back


class Question(Tool):
    """What is not asked for by name, or cannot be, is refused rather than overlooked."""

    async def run(
        self,
        arguments: dict[str, Any],
        context: Context[LifespanContextT, RequestT],
        convert_result: bool = False,  # noqa: FBT001, FBT002 -- the signature of the protocol's package
    ) -> Any:
        """Raises ToolError, whose sentence the model reads."""
        try:
            return await super().run(arguments, context, convert_result)
        except UnexpectedToolError:
            raise
        except ToolError as error:
            reason = error.__cause__
            said = self._refusal(reason) if isinstance(reason, ValidationError) else str(reason or error)
            raise ToolError(said) from reason

    def _refusal(self, reason: ValidationError) -> str:
        """The first thing that is wrong, and what may stand there."""
        wrong = reason.errors()[0]
        name, known = str(wrong["loc"][0]), self.parameters["properties"]
        if name not in known:
            return f"Das Argument „{name}“ gibt es bei `{self.name}` nicht. Es gibt: {', '.join(known)}."
        if wrong["type"] == "missing":
            return f"Bei `{self.name}` fehlt das Argument „{name}“."
        return f"Das Argument „{name}“ von `{self.name}` ist {_allowed(known[name])}."


class Server(MCPServer[Any]):
    """A question that is not there is refused in German too, and those that are there are named."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Raises ToolError, whose sentence the model reads."""
        known = [tool.name for tool in await self.list_tools()]
        if name not in known:
            raise ToolError(f"Die Frage „{name[:LONGEST]}“ gibt es nicht. Es gibt: {', '.join(known)}.")
        return await super().call_tool(name, arguments, context)


def question(ask: Callable[..., Any]) -> Question:
    """From a function: its docstring is the description, its annotations say what may be given."""
    made = Question.from_function(ask, annotations=READS)
    shape = made.fn_metadata.arg_model
    shape.model_config["extra"] = "forbid"
    shape.model_rebuild(force=True)
    made.parameters = shape.model_json_schema(by_alias=True)
    assert isinstance(made, Question)  # noqa: S101 -- `from_function` says Tool and makes this class
    return made


def _allowed(told: Told) -> str:
    """„eine ganze Zahl von 1 bis 100“, „eines von: goal, measure“, „eine ganze Zahl oder ein Text“."""
    kinds = [kind for kind in told.get("anyOf", [told]) if kind.get("type") != "null"]
    return " oder ".join(_kind(one) for one in kinds)


def _kind(one: Told) -> str:
    if "enum" in one:
        return f"eines von: {', '.join(one['enum'])}"
    if one["type"] == "integer":
        return " ".join(("eine ganze Zahl", *_bounds(one, "minimum", "maximum")))
    if one["type"] == "boolean":
        return "true oder false"
    return " ".join(("ein Text", *_bounds(one, "minLength", "maxLength"))) + _letters(one)


def _bounds(told: Told, least: str, most: str) -> list[str]:
    found = []
    if least in told:
        found.append(f"von {told[least]}" if most in told else f"ab {told[least]}")
    if most in told:
        found.append(f"bis {told[most]}")
    return found


def _letters(told: Told) -> str:
    return " Zeichen" if {"minLength", "maxLength"} & set(told) else ""
