"""What a person writes down that stands in no paper yet."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stadtfaden.core.own_papers import KINDS, LONG, LONGEST, one_line
from stadtfaden.ui import wording

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Area


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class OneLine(forms.CharField):
    """Line breaks and blanks become single blanks, as the paper keeps them."""

    def to_python(self, value: object) -> str:
        return one_line(super().to_python(value) or "")


class RowForm(forms.Form):
    """A row of the paper."""

    kind = forms.ChoiceField(
        label=_("What it is"), choices=[(kind, wording.KINDS[kind][0]) for kind in KINDS]
    )
    title = OneLine(
        label=_("In one sentence: what is to be done or reached"),
        max_length=LONGEST["title"],
        widget=_lines(2),
    )
    code = OneLine(label=_("Number or code"), max_length=LONGEST["code"], required=False)
    description = OneLine(
        label=_("Description"), max_length=LONGEST["description"], required=False, widget=_lines(4)
    )
    goal = OneLine(
        label=_("What it belongs to, in words"),
        max_length=LONG,
        required=False,
        help_text=_("As it shall stand in the paper. The link itself is kept with the statement."),
    )
    target = OneLine(
        label=_("Target value"),
        max_length=LONG,
        required=False,
        help_text=_("For example: 120 Ladepunkte bis 2030. Value, unit and year are read from it."),
    )
    lead = OneLine(label=_("Who leads"), max_length=LONG, required=False)
    period = OneLine(label=_("Period"), max_length=LONG, required=False)
    cost = OneLine(label=_("Cost"), max_length=LONG, required=False)
    reason = OneLine(label=_("Why"), max_length=LONGEST["reason"], required=False, widget=_lines(2))
    council_paper = OneLine(
        label=_("Council paper by which it was adopted"),
        max_length=LONGEST["council_paper"],
        required=False,
        help_text=_("Empty: it is a draft, not adopted by the council."),
    )


class WriteForm(RowForm):
    """A new row, with its areas and what it belongs to."""

    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *given: Any, areas: "Iterable[Area]", **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["areas"].choices = [(str(area.pk), area.name_de) for area in areas]  # type: ignore[attr-defined] # a choice field


class RewriteForm(RowForm):
    """`seen` is the mark of the row that the person had before them."""

    seen = forms.CharField(max_length=16, widget=forms.HiddenInput)


class OutForm(forms.Form):
    reason = OneLine(label=_("Why it is taken out"), max_length=LONGEST["reason"], widget=_lines(2))
    seen = forms.CharField(max_length=16, widget=forms.HiddenInput)
