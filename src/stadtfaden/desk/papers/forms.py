"""What the room of papers asks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stadtfaden.core.measure_lists import Columns, Role
from stadtfaden.corpus import queries as corpus
from stadtfaden.corpus.actions import KEPT
from stadtfaden.threads.queries.states import Binding, DocumentKind, DocumentStatus

if TYPE_CHECKING:
    from stadtfaden.reading.lists import SheetSight
    from stadtfaden.threads.queries.rows import Document, Municipality


def _a_day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class NewEditionOf(forms.ModelChoiceField):  # type: ignore[type-arg] # takes no type when it runs
    def label_from_instance(self, obj: "Document") -> str:
        return gettext("a new edition of “%(title)s”") % {"title": obj.title}


class UploadForm(forms.Form):
    """The files themselves come by `receiving`."""

    document = NewEditionOf(
        label=_("What it is"), queryset=None, required=False, empty_label=_("a new paper")
    )

    def __init__(self, *args: Any, city: "Municipality", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = corpus.documents(city).exclude(kind=DocumentKind.OWN)  # type: ignore[attr-defined] # as declared above


class Replaced(forms.ModelChoiceField):  # type: ignore[type-arg] # takes no type when it runs
    def label_from_instance(self, obj: "Document") -> str:
        return obj.title


# Of the city's own paper: each row says for itself whether the council has adopted it.
SAID_BY_ROWS = ("kind", "status", "dated_on", "adopted_on", "council_paper", "supersedes")


class FactsForm(forms.Form):
    """What is known of a paper; empty is unknown. `seen` is the revision that the person had before them."""

    title = forms.CharField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[one for one in DocumentKind.choices if one[0] != DocumentKind.OWN]
    )
    status = forms.ChoiceField(label=_("Status"), choices=DocumentStatus.choices)
    dated_on = forms.DateField(label=_("Dated"), required=False, widget=_a_day())
    adopted_on = forms.DateField(label=_("Adopted on"), required=False, widget=_a_day())
    council_paper = forms.CharField(label=_("Council paper (number)"), max_length=80, required=False)
    binding = forms.ChoiceField(label=_("Binding effect"), choices=Binding.choices)
    horizon = forms.IntegerField(
        label=_("Plans until (year)"), min_value=1950, max_value=2150, required=False
    )
    renew_on = forms.DateField(
        label=_("To be looked at again on"),
        required=False,
        widget=_a_day(),
        help_text=_("If you do not say so, the horizon counts, or else the age since the adoption."),
    )
    department = forms.CharField(label=_("Responsible office"), max_length=200, required=False)
    supersedes = Replaced(label=_("Replaces"), queryset=None, required=False, empty_label=_("no other paper"))
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, document: "Document", taken: Mapping[str, object] | None = None) -> None:
        """`taken` is what a person takes over from elsewhere; it stands in the fields, not yet kept."""
        kept = {name: getattr(document, name) for name in KEPT}
        initial = {**kept, **(taken or {}), "seen": document.revision}
        super().__init__(data, initial=initial)
        others = corpus.documents(document.municipality).exclude(kind=DocumentKind.OWN)
        others = others.exclude(pk=document.pk)
        self.fields["supersedes"].queryset = others  # type: ignore[attr-defined] # as declared above
        if document.kind == DocumentKind.OWN:
            for name in SAID_BY_ROWS:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        adopted, dated = cleaned.get("adopted_on"), cleaned.get("dated_on")
        if adopted is not None and dated is None and "dated_on" in cleaned:
            cleaned["dated_on"] = adopted
        if adopted is not None and cleaned.get("status") == DocumentStatus.DRAFT:
            self.add_error(
                "status",
                _("A draft has not been adopted. Please choose another status or leave the day empty."),
            )
        return cleaned

    def to_values(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in KEPT if name in self.fields}


ROLE_NAMES = {
    Role.TITLE: _("title of the measure"),
    Role.CODE: _("number or code"),
    Role.DESCRIPTION: _("description"),
    Role.GOAL: _("goal it serves"),
    Role.LEAD: _("who leads"),
    Role.PARTNERS: _("who takes part"),
    Role.PERIOD: _("period"),
    Role.COST: _("cost"),
    Role.FUNDING: _("funding"),
    Role.INDICATOR: _("indicator"),
    Role.PRIORITY: _("priority"),
    Role.MILESTONES: _("milestones"),
    Role.EFFECT: _("effect"),
    Role.STATUS: _("state of the work"),
    Role.INTERACTIONS: _("interactions"),
    Role.FIELD_OF_ACTION: _("field of action"),
    Role.FIELD: _("another field, under its own name"),
    Role.LEFT_OUT: _("left out"),
}


class ColumnsForm(forms.Form):
    """What each column of a sheet is; `header` counts the rows that hold anything, from 1."""

    header = forms.TypedChoiceField(label=_("Row with the names of the columns"), coerce=int)

    def __init__(self, data: Any, *, sheet: "SheetSight") -> None:
        super().__init__(data)
        self.sheet = sheet
        proposed = sheet.columns
        header = self.fields["header"]
        header.choices = [  # type: ignore[attr-defined] # as declared above
            (number, f"{number + 1}: {' | '.join(cell for cell in row if cell)[:80]}")
            for number, row in enumerate(sheet.first)
        ]
        header.initial = proposed.header
        names = sheet.first[proposed.header] if sheet.first else ()
        for place, role in enumerate(proposed.roles):
            name = names[place] if place < len(names) else ""
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=name or gettext("column %(number)d") % {"number": place + 1},
                choices=[(one.value, words) for one, words in ROLE_NAMES.items()],
                initial=role.value,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        roles = [value for name, value in cleaned.items() if name.startswith("column-")]
        if roles.count(Role.TITLE) != 1:
            self.add_error(None, _("Exactly one column must be the title of the measure."))
        if roles.count(Role.CODE) > 1:
            self.add_error(None, _("At most one column can be the number or code."))
        return cleaned

    def to_columns(self) -> Columns:
        places = range(len(self.sheet.columns.roles))
        return Columns(
            sheet=self.sheet.columns.sheet,
            header=self.cleaned_data["header"],
            roles=tuple(Role(self.cleaned_data[f"column-{place}"]) for place in places),
        )

    def columns_shown(self) -> Columns:
        """What was chosen, or else what is proposed."""
        return self.to_columns() if self.is_bound and self.is_valid() else self.sheet.columns
