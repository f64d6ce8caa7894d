"""What a person changes in a statement. `seen` is the revision that they had before them."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stadtfaden.core.targets.numbers import number_of
from stadtfaden.threads.actions import changes
from stadtfaden.threads.actions.changes import Change, Facts, FieldName, TargetValues
from stadtfaden.threads.actions.tying import SAME_BOTH_WAYS
from stadtfaden.ui import wording

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Area, Page, Statement

UNKNOWN = ("", _("unknown"))
KINDS = [(kind, names[0]) for kind, names in wording.KINDS.items()]
DIRECTIONS = [UNKNOWN, *wording.DIRECTIONS.items()]
WHOSE = [("", _("the city’s own")), *wording.WHOSE.items()]
LONGEST = 200_000  # no page has more letters
FIELDS = {
    "goal": pgettext_lazy("field", "goal"),
    "description": pgettext_lazy("field", "description"),
    "lead": pgettext_lazy("field", "lead"),
    "partners": pgettext_lazy("field", "partners"),
    "period": pgettext_lazy("field", "period"),
    "cost": pgettext_lazy("field", "cost"),
    "funding": pgettext_lazy("field", "funding"),
    "indicator": pgettext_lazy("field", "indicator"),
    "priority": pgettext_lazy("field", "priority"),
    "interactions": pgettext_lazy("field", "interactions"),
    "milestones": pgettext_lazy("field", "milestones"),
    "effect": pgettext_lazy("field", "effect"),
    "status": pgettext_lazy("field", "status"),
    "field_of_action": pgettext_lazy("field", "field of action"),
}
_FIGURE = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+|\.\d{1,2})?)")


class Changing(Protocol):
    """A form that says one change."""

    cleaned_data: Mapping[str, Any]

    def to_change(self, statement: "Statement") -> Change: ...


class MarkedChange(Protocol):
    """A form that says one change with words of a page. Raises WordsNotThere."""

    def to_marked(self, page: "Page") -> Change: ...


class SeenForm(forms.Form):
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class FactsForm(SeenForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    code = forms.CharField(label=_("Number in the paper"), max_length=40, required=False)
    level_name = forms.CharField(label=_("What the paper calls it"), max_length=80, required=False)
    whose = forms.ChoiceField(label=_("Whose aim it is"), choices=WHOSE, required=False)
    page_last = forms.IntegerField(
        label=_("Last page of its sheet (number in the file)"), min_value=1, max_value=100_000, required=False
    )

    def to_change(self, statement: "Statement") -> Change:  # noqa: ARG002 -- as Changing says
        return changes.FactsSaid(
            Facts(
                kind=self.cleaned_data["kind"],
                code=self.cleaned_data["code"].strip() or None,
                level_name=self.cleaned_data["level_name"].strip() or None,
                page_last=self.cleaned_data["page_last"],
                whose=self.cleaned_data["whose"] or None,
            )
        )


class NoTitleForm(SeenForm):
    def to_change(self, statement: "Statement") -> Change:  # noqa: ARG002 -- as Changing says
        return changes.TitleMarked(None)


class ParentForm(SeenForm):
    """One of these goals of the same paper."""

    parent = forms.ChoiceField(label=_("Serves the goal"), required=False)

    def __init__(self, *given: Any, goals: "Iterable[Statement]" = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.goals = {one.key: one for one in goals}
        self.fields["parent"].choices = [  # type: ignore[attr-defined] # a choice field
            ("", _("no goal of this paper")),
            *((key, _named(one)) for key, one in self.goals.items()),
        ]

    def to_change(self, statement: "Statement") -> Change:  # noqa: ARG002 -- as Changing says
        return changes.ParentChosen(self.goals.get(self.cleaned_data["parent"]))


class AreasForm(SeenForm):
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *given: Any, areas: "Iterable[Area]" = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["areas"].choices = [(str(area.pk), area.name_de) for area in areas]  # type: ignore[attr-defined] # a choice field

    def to_change(self, statement: "Statement") -> Change:  # noqa: ARG002 -- as Changing says
        return changes.AreasSaid(frozenset(map(int, self.cleaned_data["areas"])))


class FieldNameForm(SeenForm):
    name = forms.CharField(label=_("Name in the paper"), max_length=120)
    key = forms.ChoiceField(label=_("What it says"), choices=[UNKNOWN, *FIELDS.items()], required=False)

    @property
    def named(self) -> FieldName:
        return FieldName(name=self.cleaned_data["name"].strip(), key=self.cleaned_data["key"] or None)


class FieldForm(FieldNameForm):
    """A field that stands: its other name, or away with it."""

    part = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def to_change(self, statement: "Statement") -> Change:  # noqa: ARG002 -- as Changing says
        return changes.FieldNamed(self.cleaned_data["part"], self.named)


class NoFieldForm(SeenForm):
    part = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def to_change(self, statement: "Statement") -> Change:  # noqa: ARG002 -- as Changing says
        return changes.FieldRemoved(self.cleaned_data["part"])


class FigureField(forms.CharField):
    """A number as the papers write it: 1.200,5. None where nothing stands there."""

    default_error_messages: ClassVar = {"figure": _("Please write the number like 1.200,5.")}

    def to_python(self, value: object) -> float | None:  # type: ignore[override] # not a text but what it says
        said = "".join(str(value or "").split())
        if not said:
            return None
        figure = _FIGURE.fullmatch(said)
        if figure is None:
            raise forms.ValidationError(self.error_messages["figure"], code="figure")
        return (-1.0 if figure[1] else 1.0) * number_of(figure[2])

    def prepare_value(self, value: object) -> object:
        if isinstance(value, float):
            return f"{value:.12g}".replace(".", ",")
        return value

    def run_validators(self, value: object) -> None:
        """The figure is checked as it is read."""


class ValuesForm(SeenForm):
    value = FigureField(label=_("Value"), max_length=30, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)
    direction = forms.ChoiceField(label=_("Direction"), choices=DIRECTIONS, required=False)
    target_year = forms.IntegerField(label=_("Target year"), min_value=1900, max_value=2200, required=False)
    base_value = FigureField(label=_("Value at the start"), max_length=30, required=False)
    base_year = forms.IntegerField(
        label=_("Year of the start"), min_value=1900, max_value=2200, required=False
    )
    scope = forms.CharField(label=_("Of what it speaks"), max_length=200, required=False)

    @property
    def values(self) -> TargetValues:
        given = self.cleaned_data
        return TargetValues(
            value=given["value"],
            unit=given["unit"].strip() or None,
            direction=given["direction"] or None,
            target_year=given["target_year"],
            base_value=given["base_value"],
            base_year=given["base_year"],
            scope=given["scope"].strip() or None,
        )


class TargetForm(ValuesForm):
    part = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def to_change(self, statement: "Statement") -> Change:  # noqa: ARG002 -- as Changing says
        return changes.TargetValued(self.cleaned_data["part"], self.values)


class NoTargetForm(SeenForm):
    part = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def to_change(self, statement: "Statement") -> Change:  # noqa: ARG002 -- as Changing says
        return changes.TargetRemoved(self.cleaned_data["part"])


class DigitalKindForm(SeenForm):
    digital = forms.ChoiceField(label=_("Digital connection"), choices=list(wording.DIGITAL.items()))


class NoDigitalForm(DigitalKindForm):
    def to_change(self, statement: "Statement") -> Change:  # noqa: ARG002 -- as Changing says
        return changes.DigitalRemoved(self.cleaned_data["digital"])


class MarkedForm(forms.Form):
    """A range of the text of a page: offsets, the end behind the last letter."""

    start = forms.IntegerField(
        min_value=0, max_value=LONGEST, widget=forms.HiddenInput(attrs={"data-start": ""})
    )
    end = forms.IntegerField(min_value=1, max_value=LONGEST, widget=forms.HiddenInput(attrs={"data-end": ""}))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("start") is None or found.get("end") is None:
            raise forms.ValidationError(_("No words are marked yet. Choose the first word and the last."))
        return found

    def words(self, page: "Page") -> changes.Words:
        return changes.words_of(page, self.cleaned_data["start"], self.cleaned_data["end"])


class AddForm(MarkedForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    code = forms.CharField(label=_("Number in the paper"), max_length=40, required=False)
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *given: Any, areas: "Iterable[Area]", **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["areas"].choices = [(str(area.pk), area.name_de) for area in areas]  # type: ignore[attr-defined] # a choice field


class MarkTitleForm(SeenForm, MarkedForm):
    def to_marked(self, page: "Page") -> Change:
        return changes.TitleMarked(self.words(page))


class MarkFieldForm(FieldNameForm, MarkedForm):
    def to_marked(self, page: "Page") -> Change:
        return changes.FieldMarked(self.words(page), self.named)


class MarkTargetForm(ValuesForm, MarkedForm):
    def to_marked(self, page: "Page") -> Change:
        return changes.TargetMarked(self.words(page), self.values)


class MarkDigitalForm(DigitalKindForm, MarkedForm):
    def to_marked(self, page: "Page") -> Change:
        return changes.DigitalMarked(self.cleaned_data["digital"], self.words(page))


class LinkForm(forms.Form):
    other = forms.SlugField(max_length=16, widget=forms.HiddenInput)
    type = forms.ChoiceField(
        label=_("What they have to do with each other"),
        choices=[
            (f"{kind}{way}", verbs[place])
            for kind, verbs in wording.LINKS.items()
            for place, way in enumerate((">", "<"))
            if place == 0 or kind not in SAME_BOTH_WAYS
        ],
    )
    reason = forms.CharField(
        label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "class": "words"})
    )


def errors_of(form: forms.Form) -> str:
    """In one line; empty where nothing was sent, or nothing is wrong."""
    if not form.is_bound:
        return ""
    labels = {name: str(field.label) for name, field in form.fields.items() if field.label}
    return " ".join(
        f"{labels[name]}: {error}" if name in labels else str(error)
        for name, errors in form.errors.items()
        for error in errors
    )


def _named(goal: "Statement") -> str:
    words = goal.title or goal.text
    return " ".join(part for part in (goal.code or "", words[:100]) if part)


# By the name that a form of the page sends along.
CHANGES: dict[str, type[SeenForm]] = {
    "facts": FactsForm,
    "no-title": NoTitleForm,
    "parent": ParentForm,
    "areas": AreasForm,
    "field": FieldForm,
    "no-field": NoFieldForm,
    "target": TargetForm,
    "no-target": NoTargetForm,
    "no-digital": NoDigitalForm,
}
# By the word in the address of the page on which words are marked.
MARKED: dict[str, type[MarkedForm]] = {
    "titel": MarkTitleForm,
    "feld": MarkFieldForm,
    "zielwert": MarkTargetForm,
    "digital": MarkDigitalForm,
}
