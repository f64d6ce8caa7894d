"""A language model asks over stdin and stdout, in a process of its own, with the protocol's own client."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import anyio
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from tests.cli.conftest import APART, STADTFADEN

pytestmark = pytest.mark.xdist_group("hirschau")
TOOLS = {
    "areas",
    "cities",
    "contradictions",
    "gaps",
    "papers",
    "search",
    "statement",
    "statements",
    "targets",
    "thread",
}


QUESTIONS: tuple[tuple[str, dict[str, object]], ...] = (
    ("cities", {}),
    ("search", {"city": "hirschau", "question": "Radverkehr"}),
    ("statements", {"city": "hirschau", "kind": "goal", "limit": 1}),
    ("contradictions", {"city": "hirschau"}),
    ("gaps", {"city": "hirschau"}),
)
REFUSED = (
    ("papers", {"city": "nirgendwo"}),
    ("search", {"city": "nirgendwo", "question": "Rad"}),
    ("statement", {"city": "hirschau", "key": "../../../etc/passwd"}),
    ("statements", {"city": "hirschau", "limit": 100_000}),
)


@dataclass
class Talk:
    """What one server said to all questions; it starts once."""

    tools: list[Any]
    answers: dict[str, Any]
    statement: dict[str, Any]
    refused: list[Any]
    is_unchanged: bool


@pytest.fixture(scope="module")
def talk(hirschau):
    command = StdioServerParameters(command=STADTFADEN, args=["mcp", "--data", str(hirschau)], env=APART)
    records = hirschau / "records.sqlite3"
    before = records.read_bytes()

    async def run():
        async with Client(stdio_client(command)) as client:
            tools = (await client.list_tools()).tools
            answers = {name: told(await client.call_tool(name, asked)) for name, asked in QUESTIONS}
            key = answers["statements"]["items"][0]["id"]
            statement = told(await client.call_tool("statement", {"city": "hirschau", "key": key}))
            refused = [await client.call_tool(name, asked) for name, asked in REFUSED]
        return Talk(tools, answers, statement, refused, records.read_bytes() == before)

    with ThreadPoolExecutor(1) as apart:  # the browser tests keep an event loop in this thread
        return apart.submit(anyio.run, run).result()


def told(answer):
    assert not answer.is_error, answer.content
    return json.loads(answer.content[0].text)


def test_a_model_sees_ten_questions_that_only_read(talk):
    assert {tool.name for tool in talk.tools} == TOOLS
    assert all(tool.annotations.read_only_hint for tool in talk.tools)
    assert all(tool.description for tool in talk.tools)


def test_every_answer_carries_the_words_the_page_and_the_address(talk):
    hits, found = talk.answers["search"]["hits"], talk.answers["statements"]["items"]

    assert hits
    for one in (*hits, *found, talk.statement):
        assert one["text"]
        assert one["page"]["place"]
        assert one["address"].startswith("http://")
        assert one["review"] in {"candidate", "confirmed", None}


def test_a_list_says_where_it_goes_on(talk):
    assert talk.statement["id"] == talk.answers["statements"]["items"][0]["id"]
    assert isinstance(talk.answers["statements"]["next"], int)


def test_what_is_not_there_or_not_allowed_is_an_error_in_words(talk):
    assert [answer.is_error for answer in talk.refused] == [True] * len(REFUSED)
    assert all(answer.content[0].text for answer in talk.refused)


def test_asking_changes_nothing(talk):
    assert talk.is_unchanged
