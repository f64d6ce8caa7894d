"""Gaps in public say what people do about them."""

from stadtfaden.corpus.models import Statement
from stadtfaden.threads.actions import mean_hole
from stadtfaden.threads.models import HoleKind
from tests.cast import NOON, person


def test_gaps_say_what_is_done_about_them(client, auental):
    judge = person("anton_approver", auental.row)
    goal = Statement.objects.filter(kind="goal").order_by("pk")[0]
    mean_hole(
        municipality=auental.row,
        kind=HoleKind.GOAL_WITHOUT_TARGET,
        of=goal,
        reason="Das Amt berichtet jährlich.",
        by=judge,
        now=NOON,
    )

    page = client.get("/auental/luecken/").content.decode()

    assert "Das Amt berichtet jährlich." in page
    assert "Anton Approver" in page
