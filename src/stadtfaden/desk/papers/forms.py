"""What the room of papers asks."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stadtfaden.corpus import queries as corpus

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Document, Municipality


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
        self.fields["document"].queryset = corpus.documents(city)  # type: ignore[attr-defined] # as declared above
