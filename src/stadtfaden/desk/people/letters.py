"""The letter of an invitation; it alone knows the secret."""

from typing import TYPE_CHECKING

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Invitation


def send_letter(invitation: "Invitation", address: str) -> None:
    """`address` is the whole one of the page that accepts. Raises OSError where no server takes it."""
    send_mail(
        subject=gettext("Invitation to the desk of %(city)s") % {"city": invitation.municipality.name},
        message=render_to_string("desk/people/letter.txt", {"invitation": invitation, "address": address}),
        from_email=None,
        recipient_list=[invitation.email],
    )
