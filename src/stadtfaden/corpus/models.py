"""What the papers say, with exact positions.

Every `text` below is cut from its page: page.text[start:end] == text. `stadtfaden check` verifies it for all.
Rows that come from reading are written together with their edition; only a newer version of the reading
replaces them, all at once.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stadtfaden.actors.models import Municipality, User
from stadtfaden.core.pages import BlockKind
from stadtfaden.core.statements import StatementKind, Whose
from stadtfaden.core.targets import Direction, is_change


class DocumentStatus(models.TextChoices):
    UNKNOWN = "unknown", _("status unknown")
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    SUPERSEDED = "superseded", _("superseded")


class DocumentKind(models.TextChoices):
    LEITBILD = "leitbild", _("Leitbild")
    STRATEGY = "strategy", _("strategy")
    CONCEPT = "concept", _("concept")
    PLAN = "plan", _("plan")
    REPORT = "report", _("report")
    OWN = "own", _("written at the desk")  # the city's own paper; core.own_papers
    OTHER = "other", _("other paper")


class Binding(models.TextChoices):
    """What the decision on a paper binds."""

    UNKNOWN = "unknown", _("binding effect unknown")
    INFORMAL = "informal", _("binds nobody")
    COUNCIL = "council", _("binds council and administration")
    AUTHORITIES = "authorities", _("binds public authorities")
    STATUTE = "statute", _("binds everybody, as a statute")


class Document(models.Model):
    """A paper of the city, whatever its editions. Unknown stays empty.

    `corrected` names the columns that a person has set; no later reading and no list changes them.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="documents")
    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=DocumentKind, default=DocumentKind.OTHER)
    status = models.CharField(max_length=20, choices=DocumentStatus, default=DocumentStatus.UNKNOWN)
    dated_on = models.DateField(null=True, blank=True)  # the date it bears: of its decision, else of its file
    adopted_on = models.DateField(null=True, blank=True)  # only where the city or its head says so
    council_paper = models.CharField(max_length=80, blank=True)  # number of the Vorlage
    department = models.CharField(max_length=200, blank=True)
    horizon = models.PositiveSmallIntegerField(null=True, blank=True)  # the year it plans to
    binding = models.CharField(max_length=20, choices=Binding, default=Binding.UNKNOWN)
    renew_on = models.DateField(null=True, blank=True)  # when it must be looked at again, as the city says
    supersedes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    corrected = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=0)  # counts every change of what is known

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(name="document_slug_once_a_city", fields=["municipality", "slug"]),
            models.UniqueConstraint(
                name="one_own_paper_a_city", fields=["municipality"], condition=Q(kind=DocumentKind.OWN)
            ),
            models.CheckConstraint(
                name="document_does_not_supersede_itself", condition=~Q(supersedes=F("pk"))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CouncilPaper(models.Model):
    """A paper that lay before the council, as its system tells (OParl): evidence, not our word."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="council_papers")
    address = models.URLField(max_length=500)  # its lasting id at the council's own system
    reference = models.CharField(max_length=80, blank=True)
    plain_reference = models.CharField(max_length=80, blank=True)  # core.council: one spelling
    name = models.CharField(max_length=600, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    web = models.URLField(max_length=500, blank=True)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["-dated_on", "pk"]
        constraints = [
            models.UniqueConstraint(name="council_paper_once_a_city", fields=["municipality", "address"]),
        ]
        indexes = [
            models.Index(name="council_papers_by_number", fields=["municipality", "plain_reference"]),
        ]

    def __str__(self) -> str:
        return self.reference or self.name


class CouncilDecision(models.Model):
    """What one meeting decided about a council paper."""

    paper = models.ForeignKey(CouncilPaper, on_delete=models.CASCADE, related_name="decisions")
    address = models.URLField(max_length=500)
    decided_on = models.DateField(null=True, blank=True)
    body = models.CharField(max_length=200, blank=True)
    result = models.CharField(max_length=200, blank=True)
    resolution = models.TextField(blank=True)
    is_final = models.BooleanField(default=False)  # the council's own, not that of a preparing body

    class Meta:
        ordering = ["-is_final", "-decided_on", "pk"]
        constraints = [
            models.UniqueConstraint(name="council_decision_once_a_paper", fields=["paper", "address"]),
        ]

    def __str__(self) -> str:
        return f"{self.paper}: {self.result}"


class Original(models.Model):
    """The bytes of a file, kept for ever under their SHA-256 in the data folder."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Edition(models.Model):
    """One reading of one original. The same file twice is one edition."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="editions")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="editions")
    file_name = models.CharField(max_length=300)  # the path below the folder it came from
    number = models.PositiveSmallIntegerField()  # 1 is the first of its document
    reader = models.CharField(max_length=60)  # who read it: "pdf/2"
    declined = models.CharField(  # a newer reader whose reading would have lost what people decided
        max_length=60, blank=True
    )
    read_at = models.DateTimeField()
    is_current = models.BooleanField(default=True)
    page_count = models.PositiveIntegerField()
    warnings = models.JSONField(default=list)  # sentences about the whole file

    class Meta:
        ordering = ["document", "-number", "pk"]
        constraints = [
            models.UniqueConstraint(name="original_once_a_document", fields=["document", "original"]),
            models.UniqueConstraint(name="edition_number_once_a_document", fields=["document", "number"]),
            models.UniqueConstraint(
                name="one_current_edition_a_document", fields=["document"], condition=Q(is_current=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.number})"


class Page(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()  # in the file, from 1
    label = models.CharField(max_length=20, null=True)  # noqa: DJ001 -- unknown is not empty
    text = models.TextField()
    words = models.BinaryField(default=bytes)  # corpus.geometry: where each word stands
    furniture = models.JSONField(default=list)  # headers, footers, page number
    width = models.FloatField(null=True)  # points
    height = models.FloatField(null=True)
    is_scanned = models.BooleanField(default=False)
    confidence = models.FloatField(null=True)  # of the OCR, 0 to 1
    warnings = models.JSONField(default=list)

    class Meta:
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(name="page_number_once_an_edition", fields=["edition", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.number}"


class Passage(models.Model):
    """The smallest piece that can be cited; core.passages says what the columns mean."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="passages")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="passages")
    section = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="content")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in BlockKind])
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    level = models.PositiveSmallIntegerField(null=True)
    number = models.CharField(max_length=40, null=True)  # noqa: DJ001 -- unknown is not empty
    continues = models.BooleanField(default=False)
    table = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(name="passage_position_once_an_edition", fields=["edition", "position"]),
            models.CheckConstraint(name="passage_is_not_empty", condition=Q(end__gt=F("start"))),
        ]
        indexes = [models.Index(name="passages_of_a_kind", fields=["edition", "kind", "position"])]

    def __str__(self) -> str:
        return self.text[:60]


class Review(models.TextChoices):
    """What a person has said of a machine's proposal."""

    CANDIDATE = "candidate", _("candidate")
    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("rejected")


class Reviewed(models.Model):
    """A proposal, and what a named person has said of it, when and why."""

    review = models.CharField(max_length=20, choices=Review, default=Review.CANDIDATE)
    reviewed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    review_reason = models.TextField(blank=True)

    class Meta:
        abstract = True


REVIEW_HAS_A_NAME = Q(review=Review.CANDIDATE) | Q(reviewed_by__isnull=False)


class Statement(Reviewed):
    """Something the paper states; `key` is its lasting public name.

    `corrected` names the columns that a person has set; no later reading changes them.
    """

    key = models.CharField(max_length=16, unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="statements")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="statements")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="statements")
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="children")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in StatementKind])
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    title = models.TextField(blank=True)
    code = models.CharField(max_length=40, null=True)  # noqa: DJ001 -- unknown is not empty
    level_name = models.CharField(max_length=80, null=True)  # noqa: DJ001 -- unknown is not empty
    page_last = models.PositiveIntegerField(null=True)  # number in the file
    whose = models.CharField(  # noqa: DJ001 -- null: the city's own
        max_length=20, null=True, choices=[(whose.value, whose.value) for whose in Whose]
    )
    score = models.FloatField()
    reason = models.TextField()
    made_by = models.CharField(max_length=80)
    added_by = models.ForeignKey(  # null: found by the machine
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    corrected = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=0)  # counts what people did to it
    continues = models.ForeignKey(  # the same statement in an earlier edition
        "self", null=True, on_delete=models.SET_NULL, related_name="continued_by"
    )

    class Meta:
        ordering = ["edition", "passage__position", "start", "pk"]
        constraints = [
            models.CheckConstraint(name="statement_review_has_a_name", condition=REVIEW_HAS_A_NAME),
            models.CheckConstraint(name="statement_is_not_empty", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(
                name="statement_score_from_0_to_1", condition=Q(score__gte=0) & Q(score__lte=1)
            ),
        ]
        indexes = [  # wide enough to count and join without the texts
            models.Index(
                name="statements_of_a_kind", fields=["edition", "kind", "review", "parent", "page", "start"]
            ),
            models.Index(name="children_of_a_kind", fields=["parent", "kind", "review"]),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:60]


class SheetField(models.Model):
    """A field of a measure sheet, under the paper's own name."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="fields")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=20, null=True)  # noqa: DJ001 -- unknown is not empty
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["statement", "pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:40]}"


class Target(models.Model):
    """What a statement promises, as values; the range is in the page's text."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="targets")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    value = models.FloatField(null=True)
    unit = models.CharField(max_length=60, null=True)  # noqa: DJ001 -- unknown is not empty
    direction = models.CharField(  # noqa: DJ001 -- unknown is not empty
        max_length=20, null=True, choices=[(direction.value, direction.value) for direction in Direction]
    )
    target_year = models.PositiveSmallIntegerField(null=True)
    base_value = models.FloatField(null=True)
    base_year = models.PositiveSmallIntegerField(null=True)
    scope = models.CharField(max_length=200, null=True)  # noqa: DJ001 -- unknown is not empty
    doubts = models.JSONField(default=list)

    class Meta:
        ordering = ["target_year", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def is_change(self) -> bool | None:
        """Whether its words say by how much („um 65 %“), not how much in the end; None: neither."""
        return is_change(self.text, self.value)


class QuoteOutcome(models.TextChoices):
    UNCHANGED = "unchanged", _("unchanged")
    MOVED = "moved", _("moved")
    CHANGED = "changed", _("changed")
    GONE = "gone", _("gone")


class QuoteCheck(models.Model):
    """What became of the words of a statement in a later edition of its paper.

    `start`, `end` and `text` say where the words, or those most like them, stand there. `settled_by` is
    who has looked at what broke.
    """

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="checks")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="quote_checks")
    outcome = models.CharField(max_length=20, choices=QuoteOutcome)
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    likeness = models.FloatField()  # 0 to 1
    checked_at = models.DateTimeField()
    settled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_reason = models.TextField(blank=True)
    postponed_until = models.DateField(null=True)

    class Meta:
        ordering = ["edition", "statement__page__number", "statement__start", "pk"]
        constraints = [
            models.UniqueConstraint(name="quote_checked_once_an_edition", fields=["statement", "edition"]),
            models.CheckConstraint(
                name="quote_that_is_not_gone_stands_somewhere",
                condition=Q(outcome=QuoteOutcome.GONE) | Q(start__isnull=False, end__isnull=False),
            ),
        ]
        indexes = [models.Index(name="broken_quotes", fields=["edition", "outcome", "settled_at"])]

    def __str__(self) -> str:
        return f"{self.statement}: {self.outcome}"
