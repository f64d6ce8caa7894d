"""What the council decided."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stadtfaden.threads.actions import Resolution


class ResolutionForm(forms.Form):
    title = forms.CharField(label=_("What this edition is called"), max_length=200)
    decided_on = forms.DateField(
        label=_("Day of the decision"), widget=forms.DateInput(attrs={"type": "date"})
    )
    council_paper = forms.CharField(label=_("Number of the council paper"), max_length=80, required=False)
    promised = forms.CharField(max_length=600, required=False, widget=forms.HiddenInput)

    def clean_decided_on(self) -> object:
        day = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("This day is still to come."))
        return day

    def to_resolution(self) -> Resolution:
        given = self.cleaned_data
        return Resolution(
            title=given["title"], decided_on=given["decided_on"], council_paper=given["council_paper"]
        )
