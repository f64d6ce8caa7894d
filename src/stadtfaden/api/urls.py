"""Addresses of the API; the same for all languages."""

from django.urls import URLPattern, URLResolver, path

from stadtfaden.api.document import openapi
from stadtfaden.api.service import api

urlpatterns: list[URLPattern | URLResolver]
urlpatterns, _application, app_name = api.urls
urlpatterns = [path("openapi.json", openapi, name="openapi"), *urlpatterns]
