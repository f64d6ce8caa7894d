"""How statements hang together: areas, digital connections, links."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stadtfaden.actors.models import Municipality
from stadtfaden.core.digital import DigitalKind
from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Edition, Review, Statement


class Area(models.Model):
    """An area of urban development as this city names it; filled from the shipped taxonomy."""

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

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(name="area_once_a_city", fields=["municipality", "slug"]),
        ]

    def __str__(self) -> str:
        return self.name_de


class StatementArea(models.Model):
    """The machine's proposal that a statement speaks of an area."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="statements")
    score = models.FloatField()
    made_by = models.CharField(max_length=80)
    review = models.CharField(max_length=20, choices=Review, default=Review.CANDIDATE)

    class Meta:
        ordering = ["statement", "-score", "pk"]
        verbose_name = _("area of a statement")
        constraints = [
            models.UniqueConstraint(name="area_once_a_statement", fields=["statement", "area"]),
        ]
        indexes = [models.Index(name="statements_of_an_area", fields=["area", "review", "statement"])]

    def __str__(self) -> str:
        return f"{self.statement}: {self.area}"


class DigitalConnection(models.Model):
    """How a statement hangs together with digitalisation, and the words that show it (range in the page)."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="digital")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in DigitalKind])
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    score = models.FloatField()
    made_by = models.CharField(max_length=80)
    review = models.CharField(max_length=20, choices=Review, default=Review.CANDIDATE)

    class Meta:
        ordering = ["statement", "-score", "pk"]
        constraints = [
            models.UniqueConstraint(name="digital_kind_once_a_statement", fields=["statement", "kind"]),
        ]
        indexes = [models.Index(name="digital_of_a_statement", fields=["statement", "review"])]

    def __str__(self) -> str:
        return f"{self.statement}: {self.kind}"


class Link(models.Model):
    """The source does `type` to the target: "M 3.2 implements Z 2.1". Both statements are the evidence."""

    source = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="links_in")
    type = models.CharField(max_length=20, choices=[(type_.value, type_.value) for type_ in LinkType])
    score = models.FloatField()
    reason = models.TextField()
    made_by = models.CharField(max_length=80)
    review = models.CharField(max_length=20, choices=Review, default=Review.CANDIDATE)

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(name="link_type_once_a_pair", fields=["source", "target", "type"]),
            models.CheckConstraint(name="link_joins_two_statements", condition=~Q(source=F("target"))),
        ]
        indexes = [
            models.Index(name="links_of_a_type", fields=["type", "-score"]),
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
