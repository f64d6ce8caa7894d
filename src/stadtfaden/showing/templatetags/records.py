"""How records are named on the pages; works on what queries hand over. It asks one thing itself: whether
what was written at the desk is still a draft.
"""

from collections.abc import Iterable
from typing import Any, Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext

from stadtfaden.core.renewals import has_run_out
from stadtfaden.showing import addresses
from stadtfaden.showing.reasons import in_english
from stadtfaden.threads.queries import adopted_lines
from stadtfaden.ui import wording
from stadtfaden.ui.places import place as place_in_words
from stadtfaden.ui.templatetags.stadtfaden import german, number, quoted, shortened

register = template.Library()
AROUND = 150
NAMING = 60  # letters that tell a link from its neighbours
CONFIRMED = "confirmed"
SUPERSEDED = "superseded"
OWN = "own"  # the kind of the city's own paper


class HasPlace(Protocol):
    @property
    def page(self) -> "HasNumber": ...
    @property
    def edition(self) -> "HasReader": ...


class Moves(Protocol):
    """A target with its direction, and whether it says by how much or how much in the end."""

    value: float | None
    direction: str | None

    @property
    def is_change(self) -> bool | None: ...


class HasHeld(Protocol):
    @property
    def how_many(self) -> int: ...
    @property
    def held(self) -> int: ...


class HasDigital(Protocol):
    text: str
    digital: Any


class HasFields(Protocol):
    fields: Any


class HasNumberAndText(Protocol):
    @property
    def number(self) -> str | None: ...
    @property
    def text(self) -> str: ...


class HasNumber(Protocol):
    number: int
    label: str | None


class HasReader(Protocol):
    reader: str


class HasDocument(Protocol):
    slug: str
    kind: str
    title: str


class HasHorizon(Protocol):
    horizon: int | None
    status: str


class HasNumberedEdition(HasReader, Protocol):
    number: int
    is_current: bool

    @property
    def document(self) -> HasDocument: ...


class HasSource(Protocol):
    pk: int
    key: str
    text: str
    review: str

    @property
    def page(self) -> HasNumber: ...
    @property
    def edition(self) -> HasNumberedEdition: ...


class HasSuccessor(Protocol):
    paper: Any
    statement: Any


class HasCell(Protocol):
    @property
    def address(self) -> str: ...
    @property
    def statements(self) -> str: ...
    @property
    def digital(self) -> str: ...


class HasCode(Protocol):
    kind: str
    code: str | None


class HasNames(Protocol):
    name_de: str
    name_en: str
    description_de: str
    description_en: str


@register.simple_tag
def review_word(review: str) -> SafeString:
    """Never by colour alone: the line below it and the word itself say which it is."""
    if review == CONFIRMED:
        return format_html('<span class="confirmed-by">{}</span>', gettext("confirmed"))
    return format_html('<span class="proposal">{}</span>', gettext("proposal"))


@register.filter
def place(statement: HasPlace) -> str:
    page = statement.page
    return place_in_words(number=page.number, label=page.label, reader=statement.edition.reader)


@register.simple_tag
def place_of(number: int, label: str | None, reader: str) -> str:
    return place_in_words(number=number, label=label, reader=reader)


@register.filter
def kind_name(kind: str) -> str:
    return str(wording.KINDS[kind][0])


@register.filter
def named(statement: HasCode) -> str:
    """„Maßnahme R-1“; a code that says the kind itself („Ziel B“) is enough."""
    kind = kind_name(statement.kind)
    if not statement.code:
        return kind
    return statement.code if statement.code.startswith(kind) else f"{kind} {statement.code}"


@register.filter
def kind_names(kind: str) -> str:
    return str(wording.KINDS[kind][1])


@register.filter
def hole_name(kind: str) -> str:
    return wording.hole_name(kind)


@register.filter
def kind_name_inside(kind: str) -> str:
    """Inside a sentence, and in German as it stands alone: no article, no case but the first."""
    return wording.inside(kind)[0]


@register.filter
def kind_names_inside(kind: str) -> str:
    """Inside a sentence: English writes them small."""
    return wording.inside(kind)[1]


@register.filter
def digital_name(kind: str) -> str:
    return str(wording.DIGITAL[kind])


@register.filter
def digital_short(kind: str) -> str:
    return str(wording.DIGITAL_SHORT[kind])


@register.simple_tag
def link_verb(kind: str, is_outgoing: bool) -> str:  # noqa: FBT001 -- templates hand over by place
    return str(wording.LINKS[kind][0 if is_outgoing else 1])


@register.simple_tag
def threads_up(measures: HasHeld) -> str:
    return wording.threads_upwards(number(measures.held), number(measures.how_many))


@register.simple_tag
def threads_to_the_top(goals: HasHeld) -> str:
    return wording.threads_to_the_top(number(goals.held), number(goals.how_many))


@register.filter
def direction_name(direction: str | None) -> str:
    return str(wording.DIRECTIONS[direction]) if direction else ""


@register.filter
def around_moved(target: Moves) -> tuple[str, str] | None:
    """What stands around a value that moves: „um … senken“; None for all others."""
    if target.value is None or target.value < 0:
        return None
    return wording.around_moved(target.direction, is_change=target.is_change)


@register.filter
def area_name(area: HasNames) -> str:
    return area.name_en if get_language() == "en" else area.name_de


@register.filter
def area_description(area: HasNames) -> str:
    return area.description_en if get_language() == "en" else area.description_de


@register.simple_tag
def address(name: str, *given: str | int) -> str:
    """For lists; elsewhere `url` says the same."""
    return addresses.address(name, *given)


@register.filter
def run_out(paper: HasHorizon) -> str:
    """„Zeitraum abgelaufen: 2020“; nothing where it has not, is unknown, or the paper has been replaced."""
    is_replaced = paper.status == SUPERSEDED or getattr(paper, "is_replaced", False)
    if is_replaced or not has_run_out(paper.horizon, localdate().year):
        return ""
    return gettext("period over: %(year)d") % {"year": paper.horizon}


@register.simple_tag(takes_context=True)
def source(
    context: template.Context,
    statement: HasSource,
    *,
    ways: bool = False,
    no_paper: bool = False,
    is_here: bool = False,
) -> SafeString:
    """Where a statement stands, and with `ways` what it leads to. Lists have fifty of them: as an included
    template they would take longer than all queries of a page.
    """
    city, edition = context["city"].slug, statement.edition
    document = edition.document
    asked = (
        f"marke={statement.key}" if edition.is_current else f"ausgabe={edition.number}&marke={statement.key}"
    )
    said = format_html(
        '<a href="{}?{}">{}</a>\N{NO-BREAK SPACE}· {}',
        addresses.address("page", city, document.slug, statement.page.number),
        asked,
        place(statement),
        review_word(statement.review),
    )
    if whose := getattr(statement, "whose", None):
        said = format_html("{}\N{NO-BREAK SPACE}· <b>{}</b>", said, wording.WHOSE[whose])
    if document.kind == OWN:
        said = format_html("{}\N{NO-BREAK SPACE}· {}", said, _own_words(context, statement))
    if not no_paper:
        said = format_html("<cite{}>{}</cite>, {}", german(), document.title, said)
    for name, label in _ways(is_here=is_here) if ways else ():
        said = format_html(
            '{}\N{NO-BREAK SPACE}· <a href="{}">{}<span class="visually-hidden"{}>: {}</span></a>',
            said,
            addresses.address(name, city, statement.key),
            label,
            german(),
            shortened(statement.text, NAMING),
        )
    return format_html('<p class="source">{}</p>{}', said, replaced_line(context, statement))


def _own_words(context: template.Context, statement: HasSource) -> str:
    """Draft until the line names a council paper; asked once a page, and only where such a line stands."""
    if "adopted" not in context.render_context:
        context.render_context["adopted"] = adopted_lines(context["city"])
    if statement.pk in context.render_context["adopted"]:
        return gettext("written at the desk")
    return gettext("draft, written at the desk")


@register.simple_tag(takes_context=True)
def replaced_line(context: template.Context, statement: HasSource) -> SafeString:
    """What took its place, where `successors` of the page knows; nothing for what still holds."""
    found = (context.get("successors") or {}).get(statement.pk)
    if found is None:
        return SafeString("")
    words = gettext("replaced")
    if found.paper is not None:
        city = context["city"].slug
        to = (
            addresses.address("paper", city, found.paper.slug)
            if found.statement is None
            else addresses.address("statement", city, found.statement.key)
        )
        named = format_html('<a href="{}"{}>{}</a>', to, german(), _named(found))
        words = format_html("{} {}", gettext("replaced by"), named)
    proposed = "" if found.is_certain else format_html(" · {}", review_word("candidate"))
    return format_html('<p class="replaced"><span aria-hidden="true">→ </span>{}{}</p>', words, proposed)


@register.simple_tag
def own_standing(statement: HasFields) -> SafeString:
    """Of what was written down at the desk: whether the council has adopted it; its fields are at hand."""
    found = next((field.text for field in statement.fields.all() if field.key == "council_paper"), "")
    said = (
        gettext("Written at the desk, adopted with council paper %(paper)s") % {"paper": found}
        if found
        else gettext("Draft, written at the desk: not adopted by the council")
    )
    return format_html('<p class="knotted {}">{}</p>', "filled" if found else "open", said)


def _named(found: HasSuccessor) -> str:
    if found.statement is None:
        return str(found.paper.title)
    code = f"{found.statement.code} " if found.statement.code else ""
    return f"{code}„{shortened(found.statement.text, NAMING)}“, {found.paper.title}"


@register.simple_tag
def machine_words(reason: str) -> SafeString:
    """The machine gives its reasons in German. On an English page those of links are put into English, all
    others are a quotation.
    """
    if not german():
        return format_html("{}", reason)
    if get_language() == "en" and (english := in_english(reason)) is not None:
        pieces = ((SafeString(' lang="de"') if part.is_german else "", part.text) for part in english)
        return format_html_join("", "<span{}>{}</span>", pieces)
    return format_html('{} <q lang="de">{}</q>', gettext("The machine says, in German:"), reason)


@register.simple_tag
def counted(name: str, how_many: int) -> str:
    return wording.COUNTED[name](how_many) % {"shown": number(how_many)}


def _ways(*, is_here: bool) -> Iterable[tuple[str, str]]:
    yield "statement", gettext("Statement")
    if not is_here:
        yield "thread", gettext("Thread")


@register.simple_tag
def matrix_cells(cells: Iterable[HasCell | None]) -> SafeString:
    """Thousands of cells: the loop of a template would take longer than all queries of the page."""
    return SafeString("".join(map(_matrix_cell, cells)))


def _matrix_cell(cell: HasCell | None) -> str:
    if cell is None:
        return '<td class="empty">·</td>'
    if not cell.digital:
        return format_html('<td><a href="{}">{}</a></td>', cell.address, cell.statements)
    return format_html(
        '<td><a href="{0}" title="{2}"><span class="digital-some">{1}</span>'
        '<span class="visually-hidden">, {2}</span></a></td>',
        cell.address,
        cell.statements,
        cell.digital,
    )


@register.simple_tag
def heading_words(heading: HasNumberAndText) -> str:
    """With its number, once: some papers print it in the line, others have it from the outline."""
    if heading.number is None or heading.text.startswith(heading.number):
        return heading.text
    return f"{heading.number} {heading.text}"


@register.simple_tag
def shown_words(statement: HasDigital, kind: str) -> SafeString:
    """The statement, cut around the words that show the connection, which are marked."""
    words = next((row.text for row in statement.digital.all() if row.kind == kind), "")
    before, found, after = statement.text.partition(words) if words else (statement.text, "", "")
    if not found:
        return quoted(shortened(statement.text))
    if len(before) > AROUND:
        before = "[…] " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " […]"
    return format_html("<span{}>„{}<mark>{}</mark>{}“</span>", german(), before, found, after)
