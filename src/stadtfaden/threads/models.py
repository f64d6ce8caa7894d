"""How statements hang together: areas, digital connections, links."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stadtfaden.actors.models import Municipality, User
from stadtfaden.core.areas import BY_TITLE
from stadtfaden.core.digital import DigitalKind
from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import REVIEW_HAS_A_NAME, Document, Edition, Review, Reviewed, Statement


class Area(models.Model):
    """An area of urban development as this city names it, by its own list or the shipped taxonomy.

    What is named no more but was judged by people stays, without being current.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="areas")
    slug = models.SlugField(max_length=40)  # "digital-infrastructure"
    position = models.PositiveSmallIntegerField()
    name_de = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    description_de = models.TextField()
    description_en = models.TextField()
    sdgs = models.JSONField(default=list)
    product_areas = models.JSONField(default=list)
    ozg_fields = models.JSONField(default=list)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(name="area_once_a_city", fields=["municipality", "slug"]),
        ]

    def __str__(self) -> str:
        return self.name_de


class StatementArea(Reviewed):
    """A statement speaks of an area: proposed by the machine, or said by a person."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="statements")
    score = models.FloatField()
    share = models.FloatField(null=True)  # null: not worked out
    made_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["statement", "-score", "pk"]
        verbose_name = _("area of a statement")
        constraints = [
            models.UniqueConstraint(name="area_once_a_statement", fields=["statement", "area"]),
            models.CheckConstraint(name="area_review_has_a_name", condition=REVIEW_HAS_A_NAME),
        ]
        indexes = [models.Index(name="statements_of_an_area", fields=["area", "review", "statement"])]

    def __str__(self) -> str:
        return f"{self.statement}: {self.area}"

    @property
    def is_from_title(self) -> bool:
        """The title of the paper says it, not the statement itself, and nobody has judged it."""
        return self.review == Review.CANDIDATE and self.made_by.startswith(BY_TITLE)


class DigitalConnection(Reviewed):
    """How a statement hangs together with digitalisation, and the words that show it (range in the page)."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="digital")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in DigitalKind])
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    score = models.FloatField()
    made_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["statement", "-score", "pk"]
        constraints = [
            models.UniqueConstraint(name="digital_kind_once_a_statement", fields=["statement", "kind"]),
            models.CheckConstraint(name="digital_review_has_a_name", condition=REVIEW_HAS_A_NAME),
        ]
        indexes = [models.Index(name="digital_of_a_statement", fields=["statement", "review"])]

    def __str__(self) -> str:
        return f"{self.statement}: {self.kind}"


class Link(Reviewed):
    """The source does `type` to the target: "M 3.2 implements Z 2.1". Both statements are the evidence."""

    source = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="links_in")
    type = models.CharField(max_length=20, choices=[(type_.value, type_.value) for type_ in LinkType])
    score = models.FloatField()
    reason = models.TextField()
    made_by = models.CharField(max_length=80)
    added_by = models.ForeignKey(  # null: found by the machine
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField(default=0)  # counts what people did to it
    continues = models.ForeignKey(  # the same link between earlier editions
        "self", null=True, on_delete=models.SET_NULL, related_name="continued_by"
    )

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(name="link_type_once_a_pair", fields=["source", "target", "type"]),
            models.CheckConstraint(name="link_review_has_a_name", condition=REVIEW_HAS_A_NAME),
            models.CheckConstraint(name="link_joins_two_statements", condition=~Q(source=F("target"))),
        ]
        indexes = [
            models.Index(name="links_of_a_type", fields=["type", "-score"]),
            models.Index(name="links_by_review", fields=["review", "source", "target"]),
            models.Index(name="links_upwards", fields=["source", "type", "review", "target"]),
            models.Index(name="links_downwards", fields=["target", "type", "review", "source"]),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.type} {self.target}"


class Comparison(models.Model):
    """The statements of an edition were compared with those of all other papers, by whom and when."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="comparison")
    made_by = models.CharField(max_length=120)
    compared_at = models.DateTimeField()

    class Meta:
        ordering = ["compared_at", "pk"]

    def __str__(self) -> str:
        return f"{self.edition}: {self.made_by}"


class Verdict(models.TextChoices):
    """What people say of a contradiction."""

    NONE = "none", _("no contradiction")
    OUTDATED = "outdated", _("outdated")
    GOAL_CONFLICT = "goal-conflict", _("conflict of goals")
    OPEN = "open", _("open")


class Outdated(models.TextChoices):
    """Which side of a contradiction holds no more."""

    SOURCE = "source", _("the first")
    TARGET = "target", _("the second")
    BOTH = "both", _("both")


class Settlement(models.Model):
    """A person's verdict on a contradiction, and the council paper that settled it where there is one.

    `outdated` says which side a verdict „outdated“ means; empty where nobody was asked.
    """

    link = models.OneToOneField(Link, on_delete=models.CASCADE, related_name="settlement")
    verdict = models.CharField(max_length=20, choices=Verdict)
    outdated = models.CharField(max_length=10, choices=Outdated, blank=True)
    reason = models.TextField()
    council_paper = models.CharField(max_length=80, blank=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()

    class Meta:
        ordering = ["-settled_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="only_what_is_outdated_names_a_side",
                condition=Q(outdated="") | Q(verdict=Verdict.OUTDATED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link}: {self.verdict}"

    @property
    def is_open(self) -> bool:
        """Whether people have looked at it and could not settle it yet."""
        return self.verdict == Verdict.OPEN

    @property
    def outdated_statements(self) -> list[Statement]:
        """Of what holds no more; the sides come with the link."""
        ends = ("source", "target") if self.outdated == Outdated.BOTH else (self.outdated,)
        return [getattr(self.link, end) for end in ends if end]


class HoleKind(models.TextChoices):
    GOAL_WITHOUT_MEASURE = "goal-without-measure", _("goal without a measure")
    MEASURE_WITHOUT_GOAL = "measure-without-goal", _("measure without a goal")
    GOAL_WITHOUT_TARGET = "goal-without-target", _("goal without a target")
    AREA_WITHOUT_PAPER = "area-without-paper", _("area without a paper")


class MeantHole(models.Model):
    """A hole that is meant: who says so, when and why."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="meant_holes")
    kind = models.CharField(max_length=30, choices=HoleKind)
    statement = models.ForeignKey(Statement, null=True, on_delete=models.CASCADE, related_name="meant_holes")
    area = models.ForeignKey(Area, null=True, on_delete=models.CASCADE, related_name="meant_holes")
    reason = models.TextField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["-said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="hole_is_of_a_statement_or_an_area",
                condition=Q(statement__isnull=False, area__isnull=True)
                | Q(statement__isnull=True, area__isnull=False),
            ),
            models.UniqueConstraint(name="statement_hole_meant_once", fields=["statement", "kind"]),
            models.UniqueConstraint(name="area_hole_meant_once", fields=["area", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.statement or self.area}: {self.kind}"


class PlainText(models.Model):
    """What an area, a goal or a measure means in plain words. People write it; no machine does.

    `of_text` is what the paper said when it was written, so that one sees what changed; empty for areas.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="plain_texts")
    statement = models.OneToOneField(Statement, null=True, on_delete=models.CASCADE, related_name="plain")
    area = models.OneToOneField(Area, null=True, on_delete=models.CASCADE, related_name="plain")
    text = models.TextField()
    of_text = models.TextField(blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)  # counts what people did to it

    class Meta:
        ordering = ["-written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="plain_text_is_of_a_statement_or_an_area",
                condition=Q(statement__isnull=False, area__isnull=True)
                | Q(statement__isnull=True, area__isnull=False),
            ),
            models.CheckConstraint(name="plain_text_is_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Candidate(models.Model):
    """What waits for a person: a statement with its areas and digital connections, or a link.

    Derived from what is not judged yet, made anew at any time; `postponed_until` alone is a person's.
    `priority` is how much a decision helps, `chance` how likely it is confirmed; what is alike
    shares `group`.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="candidates")
    statement = models.OneToOneField(Statement, null=True, on_delete=models.CASCADE, related_name="candidate")
    link = models.OneToOneField(Link, null=True, on_delete=models.CASCADE, related_name="candidate")
    kind = models.CharField(max_length=20)  # of the statement, or the type of the link
    document = models.ForeignKey(  # of the statement, or of the source
        Document, on_delete=models.CASCADE, related_name="candidates"
    )
    group = models.CharField(max_length=40)
    chance = models.FloatField()
    priority = models.FloatField()
    postponed_until = models.DateField(null=True)

    class Meta:
        ordering = ["-priority", "pk"]
        constraints = [
            models.CheckConstraint(
                name="candidate_is_a_statement_or_a_link",
                condition=Q(statement__isnull=False, link__isnull=True)
                | Q(statement__isnull=True, link__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="candidates_in_order", fields=["municipality", "-priority", "id"]),
            models.Index(name="candidates_of_a_kind", fields=["municipality", "kind", "-priority", "id"]),
            models.Index(name="candidates_of_a_paper", fields=["document", "-priority", "id"]),
            models.Index(name="candidates_that_are_alike", fields=["municipality", "group", "id"]),
            models.Index(
                name="candidates_put_off",
                fields=["municipality", "kind", "postponed_until"],
                condition=Q(postponed_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.statement or self.link)


class DecidedEdition(models.Model):
    """The whole strategy as the council decided it: dated, citable, never changed.

    Its content lies under `digest` (SHA-256) in the data folder.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="decided_editions")
    number = models.PositiveSmallIntegerField()  # 1 is the first of its city
    title = models.CharField(max_length=200)
    decided_on = models.DateField()
    council_paper = models.CharField(max_length=80, blank=True)
    digest = models.CharField(max_length=64)
    figures = models.JSONField(default=dict)  # core.strategies.Figures; older ones without kinds and drafts
    frozen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ["-number", "pk"]
        constraints = [
            models.UniqueConstraint(name="decided_number_once_a_city", fields=["municipality", "number"]),
        ]

    def __str__(self) -> str:
        return self.title
