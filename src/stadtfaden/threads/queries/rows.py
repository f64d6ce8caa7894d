"""What the questions hand back, by name, for the annotations of the faces; they ask no table themselves."""

from stadtfaden.actors.models import (
    Entry,
    Invitation,
    Look,
    Membership,
    Municipality,
    Organisation,
    Subscription,
    User,
)
from stadtfaden.corpus.models import (
    CouncilPaper,
    Document,
    Edition,
    Page,
    Passage,
    QuoteCheck,
    SheetField,
    Statement,
    Target,
)
from stadtfaden.threads.models import (
    Area,
    Candidate,
    DecidedEdition,
    DigitalConnection,
    Link,
    MeantHole,
    Settlement,
)

__all__ = [
    "Area",
    "Candidate",
    "CouncilPaper",
    "DecidedEdition",
    "DigitalConnection",
    "Document",
    "Edition",
    "Entry",
    "Invitation",
    "Link",
    "Look",
    "MeantHole",
    "Membership",
    "Municipality",
    "Organisation",
    "Page",
    "Passage",
    "QuoteCheck",
    "Settlement",
    "SheetField",
    "Statement",
    "Subscription",
    "Target",
    "User",
]
