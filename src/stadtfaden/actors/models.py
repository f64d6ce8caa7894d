"""Who acts: municipalities, organisations, people, what they may; and the log of what happened."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Users(BaseUserManager["User"]):
    """Found by address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A named person with an account; what people decide carries their name."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    wants_digest = models.BooleanField(_("weekly mail of what is to do"), default=True)
    has_keys = models.BooleanField(_("single keys decide at the desk"), default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = Users()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="address_once_in_any_spelling")]

    def __str__(self) -> str:
        return self.name or self.email


class Municipality(models.Model):
    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("municipality")

    def __str__(self) -> str:
        return self.name


class Look(models.Model):
    """How a city wants its pages to look, and what it calls things; empty is the shipped look.

    `terms` by kind of statement: {"measure": ["Vorhaben", "Vorhaben"]}, one and many, in German.
    `easy_checked_by` and `easy_checked_on`: who has checked the page in easy language, and when.
    `notice` is a sentence that every public page says first, such as that the city is invented.
    """

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="look")
    thread_colour = models.CharField(max_length=7, blank=True)  # "#b3202c"
    link_colour = models.CharField(max_length=7, blank=True)
    terms = models.JSONField(default=dict, blank=True)
    notice = models.CharField(max_length=240, blank=True)
    easy_checked_by = models.CharField(max_length=160, blank=True)  # people with learning difficulties
    easy_checked_on = models.DateField(null=True, blank=True)
    logo = models.BinaryField(default=bytes)  # PNG
    logo_digest = models.CharField(max_length=64, blank=True)
    logo_text = models.CharField(max_length=120, blank=True)  # what the logo says
    logo_width = models.PositiveSmallIntegerField(default=0)
    logo_height = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)  # counts what people did to it

    class Meta:
        constraints = [
            models.CheckConstraint(name="logo_has_a_text", condition=Q(logo_digest="") | ~Q(logo_text="")),
            models.CheckConstraint(
                name="easy_check_has_people_and_a_day",
                condition=Q(easy_checked_by="", easy_checked_on=None)
                | (~Q(easy_checked_by="") & Q(easy_checked_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.revision}"


class Organisation(models.Model):
    """An office of the city, a company, a university, an association: where a person speaks from."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="organisations")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(name="organisation_once_a_city", fields=["municipality", "name"]),
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person is to a city; `rules.ALLOWED` says what that allows. Visitors and citizens have none."""

    CONTRIBUTOR = "contributor", _("contributor")
    EDITOR = "editor", _("editor")
    APPROVER = "approver", _("approver")
    ADMINISTRATOR = "administrator", _("administrator")


class Membership(models.Model):
    """A person works for a city. It is ended, never deleted: what they decided keeps its ground."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)  # when the start page of the desk was last opened
    written_at = models.DateTimeField(null=True)  # when the last weekly mail went out

    class Meta:
        ordering = ["user__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_membership_a_city", fields=["user", "municipality"], condition=Q(ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.role}"


class Invitation(models.Model):
    """A letter to one address; its secret is known to the letter alone, here stands the secret's digest."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL)
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=120, blank=True)  # as the inviting person wrote it
    role = models.CharField(_("role"), max_length=20, choices=Role)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the secret
    invited_by = models.ForeignKey(  # null: from the command line
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="invitation_expires_later", condition=Q(expires_at__gt=F("invited_at"))
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def is_open(self, now: datetime) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None and now < self.expires_at


class Subscription(models.Model):
    """Somebody outside wants a mail when a search finds something new. Deleted when they end it: nothing of
    the address stays, and no log has a line of it.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="subscriptions")
    email = models.EmailField(_("e-mail address"))
    query = models.CharField(max_length=1000)  # the search as it stands in an address
    language = models.CharField(max_length=2)
    key = models.CharField(max_length=64, unique=True)  # only the letters know it
    asked_at = models.DateTimeField()
    letters = models.PositiveSmallIntegerField(default=0)  # that asked for a yes
    confirmed_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)  # when the last mail with something new went out

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_subscription_a_search", fields=["municipality", "email", "query", "language"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.query}"


class Entry(models.Model):
    """Something happened; written in the same transaction as the change.

    The entries of a city are a chain: each holds the digest of the one before. Nothing in it is changed.
    """

    municipality = models.ForeignKey(
        Municipality, null=True, on_delete=models.PROTECT, related_name="entries"
    )  # null: of the whole installation
    chain = models.CharField(max_length=80)  # the city's slug, empty for the installation
    position = models.PositiveBigIntegerField()  # in the chain, from 1
    verb = models.CharField(max_length=60)  # "edition.read"
    subject = models.CharField(max_length=80)  # "corpus.Edition:42"
    detail = models.JSONField(default=dict)  # before, after, reason
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT)  # null: the machine
    happened_at = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)  # digest of the entry before; empty for the first
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["happened_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="entry_position_once_a_chain", fields=["chain", "position"]),
        ]
        indexes = [
            models.Index(name="entries_of_a_subject", fields=["subject", "verb"]),
            models.Index(name="entries_of_a_person", fields=["by", "-id"]),
            models.Index(name="entries_of_a_verb", fields=["chain", "verb", "-position"]),
            models.Index(name="entries_of_a_time", fields=["chain", "happened_at", "by", "verb"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
