"""What a person says of a candidate."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stadtfaden.threads.actions import LinkVerdict, StatementVerdict
from stadtfaden.threads.queries.states import Review
from stadtfaden.ui import wording

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Area

LATER = "later"
REASONS = (
    ("", _("no reason given")),
    ("no-statement", _("says nothing that the city wants or does")),
    ("description", _("only describes")),
    ("misread", _("was read wrongly")),
    ("twice", _("stands here twice")),
    ("unrelated", _("the two have nothing to do with each other")),
    ("other-thing", _("speaks of another thing, place or time")),
)


class VerdictForm(forms.Form):
    """The parts that statements and links share. `seen` is the revision that the person had before them."""

    verdict = forms.ChoiceField(
        choices=[(Review.CONFIRMED, ""), (Review.REJECTED, ""), (LATER, "")], widget=forms.HiddenInput
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason"), choices=REASONS, required=False)
    words = forms.CharField(label=_("In your words"), max_length=1000, required=False)

    @property
    def is_later(self) -> bool:
        return bool(self.cleaned_data["verdict"] == LATER)

    @property
    def seen_revision(self) -> int:
        return int(self.cleaned_data["seen"])

    def _said(self) -> tuple[Review, str]:
        """The reason as it will be read for years: in German, and in the person's own words."""
        reason, words = self.cleaned_data["reason"], self.cleaned_data["words"].strip()
        named = str(dict(REASONS)[reason]) if reason else ""
        return Review(self.cleaned_data["verdict"]), ": ".join(part for part in (named, words) if part)


class StatementForm(VerdictForm):
    """The kind may be another; areas and digital connections that hold are ticked."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind, names[0]) for kind, names in wording.KINDS.items()]
    )
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple)
    digital = forms.MultipleChoiceField(
        label=_("Digitalisation"),
        choices=list(wording.DIGITAL.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *given: Any, areas: "Iterable[Area]", **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["areas"].choices = [(str(area.pk), area.name_de) for area in areas]  # type: ignore[attr-defined] # a choice field

    def to_verdict(self) -> StatementVerdict:
        review, reason = self._said()
        if review is Review.REJECTED:
            return StatementVerdict(review=review, reason=reason)
        return StatementVerdict(
            review=review,
            reason=reason,
            kind=self.cleaned_data["kind"],
            areas=frozenset(map(int, self.cleaned_data["areas"])),
            digital=frozenset(self.cleaned_data["digital"]),
        )


class LinkForm(VerdictForm):
    type = forms.ChoiceField(
        label=_("What they have to do with each other"),
        choices=[(kind, verbs[0]) for kind, verbs in wording.LINKS.items()],
    )

    def to_verdict(self) -> LinkVerdict:
        review, reason = self._said()
        return LinkVerdict(review=review, reason=reason, type=self.cleaned_data["type"])


class AlikeForm(forms.Form):
    """Several at once: which of those that were shown, and as what."""

    verdict = forms.ChoiceField(choices=[(Review.CONFIRMED, ""), (Review.REJECTED, "")])
    chosen = forms.MultipleChoiceField(
        error_messages={"required": _("Nothing is ticked, so nothing was decided.")}
    )
    with_connections = forms.BooleanField(
        label=_("Confirm the proposed areas and digital connections along"), required=False
    )
    words = forms.CharField(label=_("Reason"), max_length=1000, required=False)

    def __init__(self, *given: Any, shown: Iterable[str], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["chosen"].choices = [(one, one) for one in shown]  # type: ignore[attr-defined] # a choice field

    @property
    def review(self) -> Review:
        return Review(self.cleaned_data["verdict"])
