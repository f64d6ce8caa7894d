"""The page about the API; in the languages of the pages."""

from django.urls import path

from stadtfaden.api import pages

app_name = "open-data"
urlpatterns = [path("", pages.about, name="about")]
