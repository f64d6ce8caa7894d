"""The words that stand around the words of the papers: headings, heads of tables, notes."""

from django.utils.translation import gettext as _

from stadtfaden.ui.wording import KINDS, inside

Frame = dict[str, str]


def frame(city: str) -> Frame:
    """By the name under which the layouts ask for them."""
    words = {
        **_opening(),
        **_made(),
        **_whole(),
        **_areas(),
        **_aims(),
        **_money(),
        **_crossing(),
        **_sources(),
        **_short(),
    }
    return {name: said % {"city": city} if "%(city)s" in said else said for name, said in words.items()}


def _opening() -> Frame:
    return {
        "proposal": _("proposal"),
        "confirmed": _("confirmed"),
        "draft": _("draft"),
        "unknown": _("unknown"),
        "in_paper": _("in the paper:"),
        "cover_note": _("Every statement stands here in its exact words, with its page."),
        "contents": _("Contents"),
    }


def _made() -> Frame:
    return {
        "made_title": _("How this report was made"),
        "review_heading": _("Proposal and confirmed"),
        "proposal_means": _(
            "means: the machine has found it and says why. The line beside the quote is dashed. It "
            "may be wrong."
        ),
        "confirmed_means": _(
            "means: a person of the city has looked at the words in the paper and agrees, by name. "
            "The line is solid."
        ),
        "places_heading": _("Where something stands"),
        "places_means": _(
            "“p. 22 (PDF 24)” is the page with the printed number 22; in the file it is the 24th. "
            "Where no printed number was found, only the page of the file is named. What is unknown "
            "is shown as unknown. Words of the papers are set in this type and always stand in "
            "quotation marks:"
        ),
        "wording_sample": _("in its exact words"),
        "hole_heading": _("What a gap is"),
        "hole_means": _(
            "A gap is what the machine did not find in the papers. It may stand there in other words,"
            " it may be meant, or it may be missing. That a sentence stands in a paper does not say "
            "that it has been decided, paid for or done."
        ),
        "cut_heading": _("What is not printed here"),
    }


def _whole() -> Frame:
    return {
        "overview_title": _("What %(city)s has set out to do"),
        "loom_alt": _(
            "How %(measures)s, %(goals)s and guiding principles hang together; every number stands in the "
            "table below"
        )
        % {"measures": inside("measure")[1], "goals": inside("goal")[1]},
        "loom_note": _(
            "Each line stands for a part of the statements. Solid: the paper itself says what it "
            "serves. Dashed: proposed by the machine. Grey with an end: nothing was found about it."
        ),
        "levels_caption": _(
            "From the guiding principle to the target: how many there are, and how far the thread holds"
        ),
        "level": _("Level"),
        "statements": _("Statements"),
        "with_thread": _("with a thread upwards"),
        "by_paper": _("of these by the paper itself"),
        "matrix_title": _("Which paper speaks of what"),
        "matrix_lead": _(
            "Each number says how many statements of a paper speak of an area; the small underlined "
            "one beside it, how many of these are connected with digitalisation. A dot is a gap. "
            "“Together” does not count what has been replaced."
        ),
        "matrix_small": _(
            "Each number says how many statements of a paper speak of an area, the one behind the "
            "slash how many of these are connected with digitalisation. A dash is a gap. “Together” "
            "does not count what has been replaced."
        ),
        "area": _("Area"),
        "together": _("Together"),
    }


def _areas() -> Frame:
    return {
        "areas_title": _("The areas of the city"),
        "areas_lead": _("What all papers together say about an area, one chapter each."),
        "areas_caption": _("How much the papers say about each area"),
        "without_chapter": _("Without a chapter, because no paper speaks of it:"),
        "papers": _("Papers"),
        "goals": str(KINDS["goal"][1]),
        "measures": str(KINDS["measure"][1]),
        "digital": _("digital"),
        "plain": _("In plain words"),
        "page": _("Page"),
        "said": _("What the papers say"),
        "digital_heading": _("What it has to do with digitalisation"),
        "missing": _("What is missing"),
        "measure": str(KINDS["measure"][0]),
        "lead": _("In charge"),
        "period": _("Period"),
        "cost": _("Cost"),
        "until_note": _(
            "Without quotation marks: the year of its target; no field of the paper names a period."
        ),
        "no_sheets": _("Here it is unknown who is in charge, when, and what it costs."),
        "axis_heading": _("%(targets)s on a time axis") % {"targets": str(KINDS["target"][1])},
        "axis_note": _(
            "Knots: target years, the bigger the more targets; open means proposed. Dotted: the year "
            "of this report."
        ),
        "year": _("Year"),
        "value": _("Value"),
        "wording": _("Wording and source"),
        "replaced_note": _(
            "A newer paper or a newer statement has taken its place; it is counted in no other number"
            " of this chapter."
        ),
        "targets_title": _("What is promised by when"),
        "targets_lead": _("The surest targets of all areas, by their year."),
    }


def _aims() -> Frame:
    goals = inside("goal")[1]
    return {
        "aims_title": _("Which %(goals)s lead") % {"goals": goals},
        "aims_lead": _(
            "At most two of each area: confirmed ones first, those of adopted papers before drafts, then "
            "those that promise most and reach farthest. Each stands once."
        ),
        "promised": str(KINDS["target"][1]),
        "year_over": _("year is over"),
        "disputed": _("disputed"),
        "see_page": _("see p."),
        "see": _("see"),
        "asked_title": _("Where the council is asked"),
        "versus": _("against"),
    }


def _money() -> Frame:
    return {
        "money_title": _("What it costs"),
        "money_areas": _("What the papers say of cost, by area"),
        "money_areas_note": _("What belongs to several areas counts in each: these sums do not add up."),
        "once": _("Once"),
        "once_sum": _("together"),
        "yearly": _("Every year"),
        "yearly_sum": _("together a year"),
        "without_sum": _("no single sum"),
        "money_once": _("What is spent once, the dearest first"),
        "money_yearly": _("What is spent every year"),
        "money_others": _("Where the words name several sums or none"),
        "sum": _("Sum"),
        "cost_words": _("The words on cost"),
    }


def _crossing() -> Frame:
    return {
        "threads_title": _("Threads from the guiding principle to what is done"),
        "goal": str(KINDS["goal"][0]),
        "no_goal": _("Without a %(goal)s between") % {"goal": inside("goal")[0]},
        "no_measure": _("Not found here: %(measure)s.") % {"measure": inside("measure")[0]},
        "contradictions_title": _("Where papers contradict each other"),
        "settled_title": _("How contradictions were settled"),
        "side_one": _("The one paper says"),
        "side_two": _("The other says"),
        "holes_title": _("What is missing"),
        "unread_title": _("What could not be read"),
        "file": _("File"),
        "what_happened": _("What happened, and what helps"),
    }


def _sources() -> Frame:
    return {
        "sources_title": _("Sources"),
        "sources_lead": _("Every quoted place, by paper, in the order of the papers."),
        "beginning": _("Beginning of the place"),
        "index_title": _("Index"),
        "papers_heading": _("Papers and the pages on which they are quoted"),
        "numbers_heading": _("Numbers that the papers give"),
        "numbers_lead": _("As the papers number them, with the pages of this report."),
        "number": _("Number"),
        "paper": _("Paper"),
        "pages": _("Pages"),
        "not_quoted": _("not quoted"),
    }


def _short() -> Frame:
    return {
        "brief_standing": _("What this is, and how far it is"),
        "brief_loom": _(
            "How %(measures)s, %(goals)s and guiding principles hang together; numbers in the text"
        )
        % {"measures": inside("measure")[1], "goals": inside("goal")[1]},
        "brief_money": _("What costs most"),
        "brief_money_note": _(
            "By the largest sum that the words name; what is spent every year is left out."
        ),
        "brief_more": _("Where to read on"),
        "open_question": _("Question"),
        "before": _("Before"),
        "afterwards": _("Afterwards"),
        "changed": _("Changed"),
        "added": _("New"),
        "newly_confirmed": _("Newly confirmed"),
        "newly_confirmed_means": _(
            "This stood in papers that had been read by then; people have confirmed it since."
        ),
        "gone": _("No longer there"),
        "links_added": _("New links"),
        "links_gone": _("Links no longer there"),
        "verdicts_title": _("What people say of contradictions"),
        "statement": _("Statement"),
        "link": _("Link"),
        "to": _("To"),
        "change_kind": _("What"),
        "table": _("Table"),
    }
