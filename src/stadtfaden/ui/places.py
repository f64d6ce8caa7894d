"""Where something stands, in words: the one place that writes „S. 22 (PDF 24)“."""

from django.utils.translation import gettext

PDF = "pdf"


def place(*, number: int, label: str | None, reader: str) -> str:
    """`number` counts in the file, `label` is the printed one or None, `reader` as an edition names it.

    Only a PDF has pages that both the screen and the printer number; in other files the page of the
    file is all there is.
    """
    if reader.partition("/")[0] != PDF:
        return gettext("page %(number)d of the file") % {"number": number}
    if label is None:
        return gettext("PDF %(number)d") % {"number": number}
    return gettext("p. %(label)s (PDF %(number)d)") % {"label": label, "number": number}
