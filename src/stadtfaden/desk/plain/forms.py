"""What somebody writes in plain words."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 3000


class PlainForm(forms.Form):
    seen = forms.IntegerField(min_value=-1, max_value=2**31 - 1, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("The text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8, "lang": "de"})
    )


class SeenForm(forms.Form):
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
