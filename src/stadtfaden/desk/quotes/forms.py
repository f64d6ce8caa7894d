"""What a person says of a quote that broke."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 200_000  # no page has more letters
TAKE, DROP, LATER = "gilt", "gilt-nicht", "spaeter"


class PointForm(forms.Form):
    """The words that a person has marked on a page of the new edition."""

    start = forms.IntegerField(min_value=0, max_value=LONGEST, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=1, max_value=LONGEST, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why"), max_length=2000, required=False)


class QuoteForm(forms.Form):
    act = forms.ChoiceField(choices=[(act, act) for act in (TAKE, DROP, LATER)])
    reason = forms.CharField(label=_("Why"), max_length=2000, required=False)
