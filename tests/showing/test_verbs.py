"""Everything that is ever written into a log has a sentence."""

import ast
import re
from pathlib import Path

import stadtfaden
from stadtfaden.showing.changes import PARTS
from stadtfaden.showing.verbs import VERBS
from stadtfaden.threads.actions import changes
from stadtfaden.threads.queries.states import Review

PACKAGE = Path(stadtfaden.__file__).parent
VERB = re.compile(r"^[a-z]+\.[a-z-]+$")
WRITERS = re.compile(r"^(Happened|_?log\w*)$")
FAMILIES = {verb.partition(".")[0] for verb in VERBS}


def written():
    """Every verb in a call that writes to a log, and whatever looks like a verb of a known family, to where
    it stands.
    """
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if "showing" in path.parts or "migrations" in path.parts:
            continue
        place = str(path.relative_to(PACKAGE))
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= dict.fromkeys((verb for verb in verbs_in(tree) if verb.partition(".")[0] in FAMILIES), place)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if WRITERS.match(getattr(call.func, "id", getattr(call.func, "attr", ""))):
                found |= dict.fromkeys(verbs_in(call), place)
    return found


def verbs_in(tree):
    """A verb that ends with a review is there once for each."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            start = node.values[0] if node.values else None
            if isinstance(start, ast.Constant) and re.fullmatch(r"[a-z]+\.", str(start.value)):
                yield from (f"{start.value!s}{review}" for review in Review.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and VERB.match(node.value):
            yield node.value


def test_every_verb_has_a_name_and_a_sentence():
    found = written()

    assert len(found) > 25
    assert {verb: place for verb, place in found.items() if verb not in VERBS} == {}


def test_no_sentence_outlives_its_verb():
    assert set(VERBS) - set(written()) == set()


def test_every_sentence_says_who_did_it():
    assert [verb for verb, (_, sentence) in VERBS.items() if "%(who)s" not in str(sentence)] == []


def test_everything_that_people_correct_in_a_statement_has_a_name():
    made = {name for name, one in vars(changes).items() if hasattr(one, "make") and name != "Change"}

    assert made == set(PARTS)
