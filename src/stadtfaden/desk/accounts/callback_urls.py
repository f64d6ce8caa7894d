"""The way to the OpenID Connect service and back; the service knows this address, so no language is in it."""

from allauth.socialaccount.providers.openid_connect import views
from django.urls import path

from stadtfaden.desk.accounts.pages import open_page

urlpatterns = [
    path("konto/oidc/<slug:provider_id>/", open_page(views.login), name="openid_connect_login"),
    path("konto/oidc/<slug:provider_id>/zurueck/", open_page(views.callback), name="openid_connect_callback"),
]
