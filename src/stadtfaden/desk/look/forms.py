"""Colours that can be read, a logo with its text, words of the city's own."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from stadtfaden.core.contrast import ENOUGH, NoColour, least_contrast, readable
from stadtfaden.desk.look.logos import NoLogo, logo_from
from stadtfaden.ui.colours import BLACK, LIGHT
from stadtfaden.ui.templatetags.stadtfaden import number
from stadtfaden.ui.wording import SHIPPED

LONGEST_TERM = 40
KINDS = {kind: names for kind, names in SHIPPED.items() if kind != "challenge"}


class ColourField(forms.CharField):
    """Empty or a colour that has contrast enough on all light grounds; says the nearest that has."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(required=False, max_length=7, **rest)

    def clean(self, value: Any) -> str:
        colour = str(super().clean(value)).strip().lower()
        if not colour:
            return ""
        try:
            ratio = least_contrast(colour, LIGHT)
        except NoColour as wrong:
            raise forms.ValidationError(gettext("Write a colour as # and six signs: #b3202c.")) from wrong
        if ratio < ENOUGH:
            raise forms.ValidationError(
                gettext(
                    "This colour has a contrast of %(ratio)s : 1, text needs 4.5 : 1. The nearest that can "
                    "be read: %(nearest)s"
                )
                % {"ratio": number(round(ratio, 1)), "nearest": readable(colour, LIGHT, BLACK)}
            )
        return colour


class LookForm(forms.Form):
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    thread_colour = ColourField(
        label=gettext_lazy("Colour of the thread"),
        help_text=gettext_lazy("As #b3202c; empty for the shipped red."),
    )
    link_colour = ColourField(
        label=gettext_lazy("Colour of links"),
        help_text=gettext_lazy("As #1c4a80; empty for the shipped blue."),
    )
    notice = forms.CharField(
        label=_("Notice on every page"),
        required=False,
        max_length=240,
        help_text=_("One sentence in German, such as: These pages are on trial until May."),
    )
    easy_checked_by = forms.CharField(
        label=_("Checked by"),
        required=False,
        max_length=160,
        help_text=_("The group of people with learning difficulties that has read it; empty: not checked."),
    )
    easy_checked_on = forms.DateField(
        label=_("Checked on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    logo = forms.FileField(
        label=_("Logo"), required=False, help_text=_("PNG, JPEG, WebP or GIF; it is shown small.")
    )
    logo_text = forms.CharField(
        label=_("What the logo says"),
        required=False,
        max_length=120,
        help_text=_("For who does not see it: City of Musterstadt."),
    )
    no_logo = forms.BooleanField(label=_("Without a logo"), required=False)

    def __init__(self, *given: Any, has_logo: bool, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.has_logo = has_logo
        for kind, (one, many) in KINDS.items():
            for name, label in ((f"{kind}_one", one), (f"{kind}_many", many)):
                self.fields[name] = forms.CharField(label=str(label), required=False, max_length=LONGEST_TERM)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for kind in KINDS:
            if bool(values.get(f"{kind}_one")) != bool(values.get(f"{kind}_many")):
                self.add_error(f"{kind}_one", gettext("Say both: for one, and for many."))
        if bool(values.get("easy_checked_by")) != bool(values.get("easy_checked_on")):
            self.add_error("easy_checked_by", gettext("Say both: who has checked it, and when."))
        keeps_logo = self.has_logo and not values.get("no_logo")
        if (values.get("logo") or keeps_logo) and not values.get("logo_text"):
            self.add_error("logo_text", gettext("A logo needs words for who does not see it."))
        elif values.get("logo"):
            try:
                values["drawn"] = logo_from(values["logo"], values["logo_text"])
            except NoLogo:
                self.add_error("logo", gettext("This is no picture that can be read, or it is too large."))
        return values

    def terms(self) -> Mapping[str, tuple[str, str]]:
        values = self.cleaned_data
        return {
            kind: (values[f"{kind}_one"], values[f"{kind}_many"])
            for kind in KINDS
            if values.get(f"{kind}_one")
        }
