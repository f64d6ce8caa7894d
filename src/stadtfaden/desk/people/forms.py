"""What the room of people asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stadtfaden.actors.rules import Role


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.EDITOR)
    organisation = forms.CharField(
        label=_("Office or organisation"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "organisations"}),
    )


class RoleForm(forms.Form):
    """`seen` is the role the page showed."""

    role = forms.ChoiceField(choices=Role.choices)
    seen = forms.ChoiceField(choices=Role.choices)
