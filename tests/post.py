"""A real mail server that keeps what it gets."""

import socket
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller

SERVER = "https://faden.example"


class Post:
    """Takes what is sent; whoever is named in `refused` is not known here."""

    def __init__(self):
        self.mails, self.refused, self.port = [], set(), 0

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 -- its name
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 -- its name
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        return "250 taken"

    @property
    def receivers(self):
        return sorted(address.partition("@")[0] for to, _ in self.mails for address in to)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def post(settings):
    """A real server, as the settings of STADTFADEN_SMTP=smtp+plain://… name it."""
    handler = Post()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    handler.port = controller.port
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.ADDRESS, settings.MAIL_IS_SENT = SERVER, True
    yield handler
    controller.stop()
