"""German addresses stand at the root, English ones under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

handler400 = "stadtfaden.showing.mistaken.not_understood"
handler404 = "stadtfaden.showing.missing.not_found"
urlpatterns = [
    path("", include("stadtfaden.desk.accounts.callback_urls")),
    path("api/v1/", include("stadtfaden.api.urls")),
    *i18n_patterns(
        path("api/", include("stadtfaden.api.page_urls")),
        path("konto/", include("stadtfaden.desk.accounts.urls")),
        path("<slug:city>/schreibtisch/", include("stadtfaden.desk.urls")),
        path("", include("stadtfaden.portal.urls")),
        prefix_default_language=False,
    ),
]
