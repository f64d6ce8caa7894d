"""Addresses of the API; the same for all languages."""

from django.urls import URLPattern, URLResolver

from stadtfaden.api.service import api

urlpatterns: list[URLPattern | URLResolver]
urlpatterns, _application, app_name = api.urls
