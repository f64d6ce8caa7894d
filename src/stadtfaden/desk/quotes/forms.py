"""What a person says of a quote that broke."""

from django import forms
from django.utils.translation import gettext_lazy as _

TAKE, DROP, LATER = "gilt", "gilt-nicht", "spaeter"


class QuoteForm(forms.Form):
    act = forms.ChoiceField(choices=[(act, act) for act in (TAKE, DROP, LATER)])
    reason = forms.CharField(label=_("Why"), max_length=2000, required=False)
