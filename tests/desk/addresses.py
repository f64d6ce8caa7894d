"""How every page of the desk is reached: for each name of an address, what it needs besides the city.

A maker is called with the municipality and makes or finds the thing; what it hands back goes into `reverse`.
It runs once for each person and method, and what it made is taken back afterwards.
"""

from django.conf import settings
from django.utils import timezone

from stadtfaden.actors import actions
from stadtfaden.actors.models import Entry, Membership, Role
from stadtfaden.corpus.models import Document, QuoteCheck, QuoteOutcome, Review, Statement
from stadtfaden.pipeline.models import Upload
from stadtfaden.pipeline.own_papers import Belonging, Writing, rows_standing, write_down
from stadtfaden.threads.actions import StatementVerdict, decide_statement, mean_hole, renew_candidates
from stadtfaden.threads.actions.changes import TitleMarked
from stadtfaden.threads.actions.editing import edit_statement
from stadtfaden.threads.models import Area, Candidate, HoleKind, Link
from tests.cast import NOON, person


def nothing(city):
    return {}


def membership(city):
    return {"pk": Membership.objects.get(user=person("rita_editor"), municipality=city).pk}


def open_invitation(city):
    invitee = actions.Invitee(email="ines@example.org", role=Role.EDITOR)
    invitation, _ = actions.invite_from_terminal(municipality=city, invitee=invitee, now=timezone.now())
    return {"pk": invitation.pk}


def goal(city):
    return Statement.objects.filter(edition__document__municipality=city, kind="goal").earliest("pk")


def statement(city):
    return {"key": goal(city).key}


def paper(city):
    return {"slug": Document.objects.filter(municipality=city).earliest("pk").slug}


def entry(city):
    return {"position": Entry.objects.filter(chain=city.slug).earliest("pk").position}


def contradiction(city):
    found = Link.objects.filter(type="conflicts", source__edition__document__municipality=city)
    return {"pk": found.earliest("pk").pk}


def hole_of_a_statement(city):
    return {"kind": HoleKind.GOAL_WITHOUT_MEASURE, "key": goal(city).key}


def hole_of_an_area(city):
    area = Area.objects.get(municipality=city, slug="culture")
    return {"kind": HoleKind.AREA_WITHOUT_PAPER, "slug": area.slug}


def decision(city):
    found = goal(city)
    verdict = StatementVerdict(review=Review.CONFIRMED)
    made = decide_statement(
        statement=found,
        seen=found.revision,
        verdict=verdict,
        by=person("anton_approver"),
        now=timezone.now(),
    )
    return {"position": made.position}


def area(city):
    return {"slug": Area.objects.get(municipality=city, slug="culture").slug}


def meant_hole(city):
    found = mean_hole(
        municipality=city,
        kind=HoleKind.GOAL_WITHOUT_MEASURE,
        of=goal(city),
        reason="Die Kreisstadt kümmert sich darum.",
        by=person("rita_editor"),
        now=NOON,
    )
    return {"pk": found.pk}


def waiting_statement(city):
    renew_candidates(municipality=city)
    found = Candidate.objects.filter(statement__edition__document__municipality=city).earliest("pk")
    return {"kind": "aussage", "pk": found.statement_id}


def broken_quote(city):
    found = goal(city)
    check = QuoteCheck.objects.create(
        statement=found,
        edition=found.edition,
        outcome=QuoteOutcome.GONE,
        likeness=0.0,
        checked_at=NOON,
    )
    return {"slug": found.edition.document.slug, "pk": check.pk}


def edited_statement(city):
    change = TitleMarked(None)
    found = goal(city)
    Statement.objects.filter(pk=found.pk).update(title="Wege mit dem Rad")
    found.refresh_from_db()
    made = edit_statement(statement=found, seen=0, change=change, by=person("anton_approver"), now=NOON)
    assert made is not None
    return {"position": made.position}


def uploaded_list(city):
    upload = Upload.objects.create(
        municipality=city,
        file_name="liste.csv",
        size=1,
        is_list=True,
        uploaded_by=person("rita_editor"),
        uploaded_at=timezone.now(),
    )
    return {"pk": upload.pk}


def own_row(city):
    writing = Writing(settings.DATA, person("rita_editor"), NOON)
    values = {"kind": "measure", "title": "Ladepunkte an allen Schulen bauen"}
    write_down(municipality=city, values=values, belonging=Belonging(), writing=writing)
    return {"number": rows_standing(city, settings.DATA)[0].row.number}


MAKERS = {
    "contradiction": contradiction,
    "contradictions": nothing,
    "look": nothing,
    "plain": nothing,
    "plain-area": area,
    "plain-area-drop": area,
    "plain-statement": statement,
    "plain-statement-drop": statement,
    "coverage": nothing,
    "coverage-area": hole_of_an_area,
    "coverage-goals": nothing,
    "coverage-meant": nothing,
    "coverage-open": meant_hole,
    "coverage-statement": hole_of_a_statement,
    "editions": nothing,
    "editions-behind": lambda city: {"what": "aussagen"},  # noqa: ARG005 -- the same in every city
    "log": nothing,
    "log-entry": entry,
    "log-export": lambda _: {"form": "jsonl"},
    "paper-own": nothing,
    "paper-own-new": nothing,
    "paper-own-out": own_row,
    "paper-own-row": own_row,
    "papers": nothing,
    "papers-paper": paper,
    "papers-renewals": nothing,
    "papers-renewals-file": nothing,
    "papers-list": uploaded_list,
    "papers-list-back": uploaded_list,
    "papers-list-upload": nothing,
    "papers-upload": nothing,
    "papers-uploads": nothing,
    "people": nothing,
    "people-end": membership,
    "people-invite": nothing,
    "people-role": membership,
    "people-withdraw": open_invitation,
    "quotes": nothing,
    "quotes-paper": paper,
    "quotes-point": broken_quote,
    "quotes-settle": broken_quote,
    "report": nothing,
    "review": nothing,
    "review-alike": waiting_statement,
    "review-link": contradiction,
    "review-statement": statement,
    "review-undo": decision,
    "statement": statement,
    "statement-link": statement,
    "statement-merge": statement,
    "statement-split": statement,
    "statement-undo": edited_statement,
    "statement-words": lambda city: {**statement(city), "purpose": "titel"},
    "statements": nothing,
    "statements-mark": lambda city: {**paper(city), "number": 1},
    "statements-open": nothing,
    "todo": nothing,
    "todo-entrusted": nothing,
}

# Their arguments mean the same in every city: kinds, forms, steps. All others name a thing of one city.
SAME_EVERYWHERE = {"log-export", "editions-behind"}
