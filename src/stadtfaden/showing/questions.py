"""A contradiction as a short question, wherever it is shown."""

from typing import TYPE_CHECKING

from stadtfaden.ui.questions import Question, question

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Link


def question_of(link: "Link") -> Question:
    """No query for a link whose sides come with their targets."""
    titles = [side.title or side.text for side in (link.source, link.target)]
    return question(link.source.targets.all(), link.target.targets.all(), titles, link.reason)
