from django.apps import AppConfig


class CorpusConfig(AppConfig):
    name = "stadtfaden.corpus"
    default_auto_field = "django.db.models.BigAutoField"
