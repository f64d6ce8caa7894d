from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "stadtfaden.portal"
