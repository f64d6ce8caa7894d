from django.apps import AppConfig


class ActorsConfig(AppConfig):
    name = "stadtfaden.actors"
    default_auto_field = "django.db.models.BigAutoField"
