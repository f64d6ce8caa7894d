"""How the accounts of allauth behave in this house."""

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from axes.utils import reset
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from stadtfaden.core.sealing import SealBroken, sealed, unsealed

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin

    from stadtfaden.threads.queries.rows import User


class Accounts(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """Nobody opens an account alone."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This address and this password do not belong together."),
        "too_many_login_attempts": _("Too many tries. Please wait a quarter of an hour."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- as allauth calls it
        return False

    def set_password(self, user: "User", password: str) -> None:
        """Who has shown by mail that the account is theirs is no longer locked out."""
        super().set_password(user, password)
        reset(username=user.email.casefold())


class SecondSteps(DefaultMFAAdapter):  # type: ignore[misc] # allauth ships no types
    """Keys and one-time codes."""

    def encrypt(self, text: str) -> str:
        """Secrets of apps and seeds of spare codes never stand in a table as they are."""
        return sealed(text, [settings.SECRET_KEY])

    def decrypt(self, encrypted_text: str) -> str:
        """Under another secret key no code opens anything: that is said, and nobody gets in."""
        try:
            return unsealed(encrypted_text, [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)])
        except SealBroken as error:
            raise PermissionDenied("STADTFADEN_SECRET_KEY") from error

    def build_totp_svg(self, url: str) -> str:
        """To stand in the page itself: the policy loads no picture from an address of data."""
        drawn: str = super().build_totp_svg(url)
        return mark_safe(drawn.partition("?>")[2])  # noqa: S308 -- drawn by qrcode: squares alone


class ForeignAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """OpenID Connect opens the accounts that are there and makes none."""

    def is_open_for_signup(
        self,
        request: HttpRequest,  # noqa: ARG002 -- as allauth calls it
        sociallogin: "SocialLogin",  # noqa: ARG002 -- as allauth calls it
    ) -> bool:
        return False
