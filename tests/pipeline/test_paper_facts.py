"""What is known of a paper: the city's list before the head of the paper, the head before its file's name."""

from dataclasses import replace
from datetime import date

from stadtfaden.core.paper_heads import PaperHead, Standing
from stadtfaden.core.papers import signs_of
from stadtfaden.corpus.actions import PaperFacts
from stadtfaden.corpus.models import Document, DocumentStatus
from stadtfaden.pipeline.papers import Listed, facts_of, news_of

ADOPTED = PaperHead(Standing.ADOPTED, date(2024, 5, 3), "Vom Rat beschlossen am 3. Mai 2024", 1, 0, 34)
DRAFT = replace(ADOPTED, standing=Standing.DRAFT, words="Entwurf vom 3. Mai 2024", end=23)
SIGNS = signs_of("2019-01-31_radkonzept.md", "Radkonzept Auental")


def test_the_head_of_a_paper_says_its_standing_and_its_day():
    facts = facts_of(SIGNS, None, ADOPTED)

    assert (facts.status, facts.dated_on, facts.adopted_on) == (
        DocumentStatus.ADOPTED,
        date(2024, 5, 3),
        date(2024, 5, 3),
    )


def test_a_draft_is_dated_and_not_adopted():
    facts = facts_of(SIGNS, None, DRAFT)

    assert (facts.status, facts.dated_on, facts.adopted_on) == (DocumentStatus.DRAFT, date(2024, 5, 3), None)


def test_the_list_of_the_city_wins_over_the_head():
    listed = PaperFacts(status=DocumentStatus.SUPERSEDED)

    facts = facts_of(SIGNS, Listed("radkonzept.md", listed, None), ADOPTED)

    assert (facts.status, facts.adopted_on) == (DocumentStatus.SUPERSEDED, None)


def test_a_title_that_says_draft_above_a_decision_leaves_both_unknown():
    facts = facts_of(signs_of("radkonzept.md", "Radkonzept Auental, Entwurf"), None, ADOPTED)

    assert (facts.status, facts.dated_on, facts.adopted_on) == (None, None, None)


def test_a_new_edition_makes_a_draft_adopted_and_leaves_what_is_known():
    draft = Document(status=DocumentStatus.DRAFT, dated_on=date(2023, 1, 1))
    replaced = Document(status=DocumentStatus.SUPERSEDED, dated_on=date(2023, 1, 1))

    assert news_of(draft, ADOPTED).status == DocumentStatus.ADOPTED
    assert news_of(replaced, ADOPTED) == PaperFacts()
    assert news_of(draft, None) == PaperFacts()
