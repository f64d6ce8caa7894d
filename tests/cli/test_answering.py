"""A language model asks over stdin and stdout, in a process of its own, with the protocol's own client."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from stadtfaden.cli.asking import server_of_pages
from stadtfaden.showing.downloads import server_of
from stadtfaden.ui.published import InnerRequest
from tests.cli.conftest import APART, STADTFADEN

pytestmark = pytest.mark.xdist_group("hirschau")
OPERATOR = "https://strategie.hirschau.example"  # no host that the pages themselves would answer to
TOOLS = {
    *("areas", "cities", "contradictions", "decided", "gaps", "links"),
    *("papers", "search", "statement", "statements", "targets", "thread"),
}
HERE = {"city": "hirschau"}
ONE = {**HERE, "limit": 1}
LISTS = ("areas", "contradictions", "decided", "gaps", "links", "papers", "statements", "targets")
QUESTIONS: tuple[tuple[str, dict[str, object]], ...] = (
    ("cities", {}),
    ("search", {**HERE, "question": "Radverkehr"}),
    *((name, ONE) for name in LISTS),
    ("gaps", {**ONE, "after": 1}),
    ("targets", {**HERE, "target_year": 2030}),
    ("targets", {**HERE, "kind": "goal", "review": "candidate", "holds": "all", "target_year": "2030"}),
    ("statements", {**HERE, "digital": "any"}),
    ("statements", {"city": "Hirschau", "kind": "goal", "limit": 1}),
)
KINDS = "vision, principle, goal, target, measure, indicator, challenge"
LOST = "Die Stadt „nirgendwo“ gibt es hier nicht. Vorhanden: Hirschau."
REFUSED = (
    ("papers", {"city": "nirgendwo"}, LOST),
    ("search", {"city": "nirgendwo", "question": "Rad"}, LOST),
    (
        "statement",
        {**HERE, "key": "../../../etc/passwd"},
        "„../../../etc/passwd“ gibt es in „hirschau“ nicht.",
    ),
    ("statements", {**HERE, "limit": 100_000}, "„limit“ von `statements` ist eine ganze Zahl von 1 bis 100."),
    ("statements", {**HERE, "kind": "witz"}, f"„kind“ von `statements` ist eines von: {KINDS}."),
    ("thread", HERE, "Bei `thread` fehlt das Argument „key“."),
    (
        "statements",
        {**HERE, "year": ["2030"]},
        "„year“ von `statements` ist eine ganze Zahl oder ein Text.",
    ),
    ("statements", {**HERE, "year": 20}, "„20“ ist kein Wert des Parameters „year“."),
    ("nix", HERE, "Die Frage „nix“ gibt es nicht. Es gibt: cities, search, statements, statement, thread, "),
    ("areas", {**HERE, "sort": "name"}, "„sort“ gibt es bei `areas` nicht. Es gibt: city, limit, after."),
)


@dataclass
class Talk:
    """What one server said to all questions; it starts once."""

    version: str
    tools: list[Any]
    answers: list[tuple[str, dict[str, Any]]]
    statement: dict[str, Any]
    refused: list[Any]
    is_unchanged: bool

    def answers_to(self, name):
        return [answer for asked, answer in self.answers if asked == name]


@pytest.fixture(scope="module")
def talk(hirschau):
    env = {**APART, "STADTFADEN_URL": OPERATOR}
    command = StdioServerParameters(command=STADTFADEN, args=["mcp", "--data", str(hirschau)], env=env)
    records = hirschau / "records.sqlite3"
    before = records.read_bytes()

    async def run():
        async with Client(stdio_client(command)) as client:
            tools = (await client.list_tools()).tools
            answers = [(name, told(await client.call_tool(name, asked))) for name, asked in QUESTIONS]
            key = answers[-1][1]["items"][0]["id"]
            statement = told(await client.call_tool("statement", {"city": "hirschau", "key": key}))
            refused = [await client.call_tool(name, asked) for name, asked, _ in REFUSED]
            version = client.server_info.version if client.server_info else ""
        return Talk(version, tools, answers, statement, refused, records.read_bytes() == before)

    with ThreadPoolExecutor(1) as apart:  # the browser tests keep an event loop in this thread
        return apart.submit(anyio.run, run).result()


def told(answer):
    assert not answer.is_error, answer.content
    return json.loads(answer.content[0].text)


def test_a_model_sees_twelve_questions_that_only_read(talk):
    assert {tool.name for tool in talk.tools} == TOOLS
    assert all(tool.annotations.read_only_hint for tool in talk.tools)
    assert all(tool.description for tool in talk.tools)
    assert talk.version == version("stadtfaden")


def test_every_question_stands_on_the_page_about_it(talk):
    page = (Path(__file__).parents[2] / "docs" / "mcp.md").read_text(encoding="utf-8")

    for tool in talk.tools:
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{tool.name}` |")]
        assert {name for name in tool.input_schema["properties"] if f"`{name}`" not in row} == set()


def test_every_answer_carries_the_words_the_page_and_the_address(talk):
    found = talk.answers_to("statements")[-1]
    (hits,) = talk.answers_to("search")

    assert hits["hits"]
    for one in (*hits["hits"], *found["items"], talk.statement):
        assert one["text"]
        assert one["page"]["place"]
        assert one["address"].startswith(f"{OPERATOR}/hirschau/")
        assert one["page_address"].startswith(f"{OPERATOR}/hirschau/")
        assert one["review"] in {"candidate", "confirmed", None}


def test_a_list_says_how_long_it_is_and_where_it_goes_on(talk):
    for name in LISTS:
        first = talk.answers_to(name)[0]
        assert len(first["items"]) == min(first["total"], 1)
        assert isinstance(first["next"], int) is (first["total"] > 1)
    first, second = talk.answers_to("gaps")
    assert (first["total"], first["next"]) == (second["total"], 1)
    assert first["items"] != second["items"]


def test_lists_are_narrowed_by_year_and_digital_connection(talk):
    (_all, in_2030, of_goals), (whole, digital, _goal) = (
        talk.answers_to("targets"),
        talk.answers_to("statements"),
    )

    assert {one["target_year"] for one in in_2030["items"]} == {2030}
    assert {one["statement"]["kind"] for one in of_goals["items"]} <= {"goal"}
    assert digital["total"] < whole["total"]
    assert all(one["digital"] for one in digital["items"])


def test_what_is_not_there_or_not_allowed_is_told_in_one_sentence(talk):
    for answer, (_, _, said) in zip(talk.refused, REFUSED, strict=True):
        assert answer.is_error
        assert said in answer.content[0].text


def test_without_a_name_of_the_operator_there_is_one_address(settings):
    settings.ADDRESS, settings.ALLOWED_HOSTS = "", ["strategie.hirschau.example"]
    request = InnerRequest(server_of_pages(), "/api/v1/cities", "")

    assert server_of(request) == server_of_pages() == "http://localhost:8000"


def test_asking_changes_nothing(talk):
    assert talk.is_unchanged
