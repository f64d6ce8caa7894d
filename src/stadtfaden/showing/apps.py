from django.apps import AppConfig


class ShowingConfig(AppConfig):
    name = "stadtfaden.showing"
