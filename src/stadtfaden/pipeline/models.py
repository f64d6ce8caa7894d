"""What runs have done, how every file of a folder stands, and what people have uploaded."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stadtfaden.actors.models import Municipality, User
from stadtfaden.corpus.models import Document, Edition


class Outcome(models.TextChoices):
    RUNNING = "running", _("running")  # or killed: nobody was left to write it down
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("failed")


class Run(models.Model):
    """One build of a folder, or of what was uploaded: that has no folder.

    What it had stored when it was killed stays stored.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="runs")
    folder = models.CharField(max_length=1000, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.RUNNING)
    sentence = models.TextField(blank=True)  # why it failed
    step = models.CharField(max_length=20, blank=True)  # at which it is, and how far it has come
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
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


class UploadState(models.TextChoices):
    WAITING = "waiting", _("waits to be read")
    READING = "reading", _("is being read")
    COLUMNS = "columns", _("its columns wait to be named")
    DONE = "done", _("is on the shelf")
    REFUSED = "refused", _("was not read")
    WITHDRAWN = "withdrawn", _("was taken back")


class Upload(models.Model):
    """A file that a person has handed in; its bytes are kept under `sha256` before this row stands.

    `document` is the paper of which it is a new edition, null where it is a paper of its own. A list of
    measures is looked at first (`sight`); how its columns are to be read (`columns`) says a person.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="uploads")
    document = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="uploads")
    edition = models.ForeignKey(Edition, null=True, on_delete=models.SET_NULL, related_name="uploads")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, blank=True)  # empty: refused before it was kept
    size = models.PositiveBigIntegerField()
    is_list = models.BooleanField(default=False)
    sight = models.JSONField(null=True)
    columns = models.JSONField(null=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=UploadState, default=UploadState.WAITING)
    claimed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    what = models.TextField(blank=True)  # why it was not read, and the way out
    way_out = models.TextField(blank=True)
    detail = models.TextField(blank=True)  # for the log, not for the reader

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="refused_upload_says_why", condition=~Q(state=UploadState.REFUSED) | ~Q(what="")
            ),
        ]
        indexes = [models.Index(name="uploads_in_a_state", fields=["state", "municipality", "id"])]

    def __str__(self) -> str:
        return self.file_name
