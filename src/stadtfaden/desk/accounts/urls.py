"""Everything about one's own account. The names are those that allauth looks for; there is no sign-up."""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as one_time
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as foreign
from django.urls import path, register_converter
from django.urls.converters import StringConverter

from stadtfaden.desk.accounts import views
from stadtfaden.desk.accounts.pages import open_page, own_page


class Letters(StringConverter):
    """A number in letters; the secret behind it has dashes of its own."""

    regex = "[0-9A-Za-z]+"


register_converter(Letters, "letters")

urlpatterns = [
    path("", own_page(views.own_settings), name="account_settings"),
    path("schreibtische/", own_page(views.desks), name="account_desks"),
    path("willkommen/", own_page(views.welcome), name="account_welcome"),
    path("fortsetzen/", own_page(views.unfinished), name="account_unfinished"),
    path("einladung/<slug:secret>/", open_page(views.invitation), name="account_invitation"),
    path("anmelden/", open_page(account.login), name="account_login"),
    path("abmelden/", open_page(account.logout), name="account_logout"),
    path("ruht/", open_page(account.account_inactive), name="account_inactive"),
    path("bestaetigen/", own_page(account.reauthenticate), name="account_reauthenticate"),
    path("adresse/", own_page(account.email), name="account_email"),
    path(
        "adresse/gesendet/",
        open_page(account.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("adresse/<str:key>/", open_page(account.confirm_email), name="account_confirm_email"),
    path("passwort/", own_page(account.password_change), name="account_change_password"),
    path("passwort/setzen/", own_page(account.password_set), name="account_set_password"),
    path("passwort/vergessen/", open_page(account.password_reset), name="account_reset_password"),
    path(
        "passwort/vergessen/gesendet/",
        open_page(account.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "passwort/neu/<letters:uidb36>-<str:key>/",
        open_page(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "passwort/neu/",
        open_page(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("sicherheit/", own_page(second_step.index), name="mfa_index"),
    path("sicherheit/code/", open_page(second_step.authenticate), name="mfa_authenticate"),
    path("sicherheit/bestaetigen/", own_page(second_step.reauthenticate), name="mfa_reauthenticate"),
    path("sicherheit/app/", own_page(one_time.activate_totp), name="mfa_activate_totp"),
    path("sicherheit/app/entfernen/", own_page(one_time.deactivate_totp), name="mfa_deactivate_totp"),
    path("sicherheit/ersatzcodes/", own_page(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "sicherheit/ersatzcodes/neu/",
        own_page(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "sicherheit/ersatzcodes/datei/",
        own_page(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("schluessel/", own_page(keys.list_webauthn), name="mfa_list_webauthn"),
    path("schluessel/neu/", own_page(keys.add_webauthn), name="mfa_add_webauthn"),
    path("schluessel/anmelden/", open_page(keys.login_webauthn), name="mfa_login_webauthn"),
    path(
        "schluessel/bestaetigen/", own_page(keys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"
    ),
    path("schluessel/<int:pk>/name/", own_page(keys.edit_webauthn), name="mfa_edit_webauthn"),
    path("schluessel/<int:pk>/entfernen/", own_page(keys.remove_webauthn), name="mfa_remove_webauthn"),
    path("dienst/", own_page(foreign.connections), name="socialaccount_connections"),
    path("dienst/abgebrochen/", open_page(foreign.login_cancelled), name="socialaccount_login_cancelled"),
    path("dienst/fehler/", open_page(foreign.login_error), name="socialaccount_login_error"),
    path("dienst/neu/", open_page(foreign.signup), name="socialaccount_signup"),
]
