"""Which entries of the log are meant."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stadtfaden.actors.queries import Sought
from stadtfaden.showing.verbs import VERBS

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import User


class SoughtForm(forms.Form):
    """Everything is optional; the names are those of the address."""

    person = forms.TypedChoiceField(label=_("Who"), coerce=int, empty_value=None, required=False)
    tat = forms.ChoiceField(label=_("What was done"), required=False)
    von = forms.DateField(
        label=_("From (day)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    bis = forms.DateField(
        label=_("To (day)"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    sache = forms.RegexField(
        regex=r"^[a-z]+\.[A-Za-z]+:[0-9]+$", required=False, widget=forms.HiddenInput, max_length=80
    )

    def __init__(self, *given: object, people: "Iterable[User]", **more: object) -> None:
        super().__init__(*given, **more)  # type: ignore[arg-type] # handed through
        anybody = ("", _("anybody"))
        self.fields["person"].choices = [anybody, *((one.pk, one.name) for one in people)]  # type: ignore[attr-defined] # a choice field
        self.fields["tat"].choices = [("", _("anything")), *((verb, said[0]) for verb, said in VERBS.items())]  # type: ignore[attr-defined] # a choice field

    def to_sought(self) -> Sought:
        """Days begin and end where the city is."""
        given = self.cleaned_data
        return Sought(
            person=given["person"],
            verb=given["tat"] or None,
            subject=given["sache"] or None,
            since=_midnight(given["von"]) if given["von"] else None,
            until=_midnight(given["bis"] + timedelta(days=1)) if given["bis"] else None,
        )


def _midnight(day: "datetime") -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
