"""What runs have done, and how every file of a folder stands."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Edition


class Outcome(models.TextChoices):
    RUNNING = "running", _("running")  # or killed: nobody was left to write it down
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("failed")


class Run(models.Model):
    """One build of a folder. What it had stored when it was killed stays stored."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="runs")
    folder = models.CharField(max_length=1000)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.RUNNING)
    sentence = models.TextField(blank=True)  # why it failed
    seconds = models.JSONField(default=dict)  # by step
    figures = models.JSONField(default=dict)  # files, pages, statements, links

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.municipality}, {self.started_at:%d.%m.%Y %H:%M}"


class SourceFile(models.Model):
    """A file as it was last seen in its folder. `edition` is what was last read from it; `what` says why its
    present bytes could not be read, and is empty where they could.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="source_files")
    folder = models.CharField(max_length=1000)
    path = models.CharField(max_length=1000)  # below the folder, with forward slashes
    size = models.PositiveBigIntegerField()
    changed_at_ns = models.BigIntegerField()  # the file system's mtime
    sha256 = models.CharField(max_length=64, blank=True)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT, related_name="source_files")
    what = models.TextField(blank=True)
    way_out = models.TextField(blank=True)
    detail = models.TextField(blank=True)  # for the log, not for the reader
    is_present = models.BooleanField(default=True)
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["folder", "path", "pk"]
        constraints = [
            models.UniqueConstraint(name="path_once_a_folder", fields=["municipality", "folder", "path"]),
            models.CheckConstraint(
                name="file_is_read_or_says_why_not", condition=Q(edition__isnull=False) | ~Q(what="")
            ),
        ]

    def __str__(self) -> str:
        return self.path
