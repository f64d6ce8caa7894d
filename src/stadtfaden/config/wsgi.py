"""What a web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stadtfaden.config.settings")
application = get_wsgi_application()

from stadtfaden.portal.warming import warm_beside  # noqa: E402 -- Django must have started

warm_beside()
