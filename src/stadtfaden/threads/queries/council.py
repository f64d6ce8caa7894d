"""Numbers of council papers that people have named."""

from stadtfaden.actors.models import Municipality
from stadtfaden.threads.models import DecidedEdition, Settlement


def council_references(municipality: Municipality) -> set[str]:
    """In verdicts and in decided editions: two queries."""
    settled = Settlement.objects.filter(link__source__edition__document__municipality=municipality)
    decided = DecidedEdition.objects.filter(municipality=municipality)
    return {
        number
        for rows in (settled, decided)
        for number in rows.exclude(council_paper="").values_list("council_paper", flat=True)
    }
