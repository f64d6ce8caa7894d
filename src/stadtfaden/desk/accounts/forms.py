"""What account pages ask."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

PASSWORD_HELP = _(
    "At least 12 characters, not digits alone, not your name or address, none that everybody uses."
)
EMPTY_HELP = _("Leave it empty if you log in with the service of your city alone.")


class EnterForm(LoginForm):  # type: ignore[misc] # allauth ships no types
    """The link to a new password stands beside the button, large enough for a finger."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class SettingsForm(forms.Form):
    """What a person may say about themselves."""

    name = forms.CharField(
        label=_("Your name"), help_text=_("It stands beside what you decide."), max_length=120
    )
    wants_digest = forms.BooleanField(label=_("Once a week a mail with what is to do"), required=False)
    has_keys = forms.BooleanField(
        label=_("Single keys decide at the desk"),
        help_text=_("Switch them off if you speak to your computer, or if another program uses them."),
        required=False,
    )


class AccountForm(forms.Form):
    """A new account. Where the city has a service of its own, the password may stay empty."""

    name = forms.CharField(
        label=_("Your name"), help_text=_("It stands beside what you decide."), max_length=120
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, has_service: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        field = self.fields["password"]
        field.required = not has_service
        field.help_text = format_lazy("{} {}", PASSWORD_HELP, EMPTY_HELP) if has_service else PASSWORD_HELP

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if password := given.get("password"):
            user = get_user_model()(email=self.email, name=given.get("name", ""))
            try:
                validate_password(password, user)
            except forms.ValidationError as reasons:
                self.add_error("password", reasons)
        return given


class AppForm(ActivateTOTPForm):  # type: ignore[misc] # allauth ships no types
    """While an app is set up its secret lies in the session: sealed there too, as later in its table."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps, kept = get_adapter(), context.request.session[SECRET_SESSION_KEY]
        self.secret: str = steps.decrypt(kept)
        context.request.session[SECRET_SESSION_KEY] = steps.encrypt(self.secret)


class KeyForm(AddWebAuthnForm):  # type: ignore[misc] # allauth ships no types
    """A key that replaces the password, unless somebody wants it as a second step only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call this key")
        self.fields["passwordless"] = forms.BooleanField(
            label=_("Log in with this key alone, without a password"),
            help_text=_("The device then asks for your fingerprint, your face or its own code."),
            required=False,
            initial=True,
        )
