"""A person's verdict on a contradiction."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stadtfaden.threads.actions import Settled
from stadtfaden.threads.queries.states import Verdict


class SettlementForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Your verdict"), choices=Verdict.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4, "class": "words"})
    )
    council_paper = forms.CharField(
        label=_("Council paper that settled it (number)"), max_length=80, required=False
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def to_settled(self) -> Settled:
        return Settled(
            verdict=Verdict(self.cleaned_data["verdict"]),
            reason=self.cleaned_data["reason"].strip(),
            council_paper=self.cleaned_data["council_paper"].strip(),
        )
