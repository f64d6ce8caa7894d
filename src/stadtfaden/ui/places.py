"""Where something stands, in words: the one place that writes „S. 22 (PDF 24)“."""

from django.utils.translation import gettext

PDF = "pdf"


def place(*, number: int, label: str | None, reader: str) -> str:
    """`number` counts in the file, `label` is the printed one or None, `reader` as an edition names it.

    The page of the file is named where it is another one: it is the one that every reader of the file can
    count. A PDF always names it, since its viewers show it.
    """
    is_pdf = reader.partition("/")[0] == PDF
    if label is None:
        words = gettext("PDF %(number)d") if is_pdf else gettext("page %(number)d of the file")
    elif not is_pdf and label == str(number):
        words = gettext("p. %(label)s")
    elif is_pdf:
        words = gettext("p. %(label)s (PDF %(number)d)")
    else:
        words = gettext("p. %(label)s (page %(number)d of the file)")
    return words % {"label": label, "number": number}
