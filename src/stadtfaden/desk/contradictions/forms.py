"""A person's verdict on a contradiction."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stadtfaden.threads.actions import Settled
from stadtfaden.threads.queries.states import Outdated, Verdict


class SettlementForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Your verdict"), choices=Verdict.choices, widget=forms.RadioSelect)
    outdated = forms.ChoiceField(
        label=_("If outdated: what no longer holds"),
        choices=Outdated.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4, "class": "words"})
    )
    council_paper = forms.CharField(
        label=_("Council paper that settled it (number)"), max_length=80, required=False
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Asked only of what is outdated, and there it must be said."""
        cleaned = super().clean() or {}
        if cleaned.get("verdict") != Verdict.OUTDATED:
            cleaned["outdated"] = ""
        elif not cleaned.get("outdated"):
            self.add_error("outdated", gettext("Please say which of the two is outdated."))
        return cleaned

    def to_settled(self) -> Settled:
        return Settled(
            verdict=Verdict(self.cleaned_data["verdict"]),
            reason=self.cleaned_data["reason"].strip(),
            council_paper=self.cleaned_data["council_paper"].strip(),
            outdated=Outdated(said) if (said := self.cleaned_data["outdated"]) else None,
        )
