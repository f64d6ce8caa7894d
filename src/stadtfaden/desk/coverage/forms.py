"""A hole that is meant."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MeantForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is meant"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
