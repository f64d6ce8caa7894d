"""Who acts: municipalities, users, and the log of what happened."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A named person; what people decide carries their name."""


class Municipality(models.Model):
    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("municipality")

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """Something happened; written in the same transaction as the change."""

    verb = models.CharField(max_length=60)  # "edition.read"
    subject = models.CharField(max_length=80)  # "corpus.Edition:42"
    detail = models.JSONField(default=dict)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)  # null: the machine
    happened_at = models.DateTimeField()

    class Meta:
        ordering = ["happened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
