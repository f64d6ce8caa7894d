"""Sending mails one by one, so that one that breaks takes no other with it."""

import contextlib
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection

MOST_SILENCES = 3  # as often in a row nobody answers at the server before the others are left for later
BREAKS = (SMTPException, OSError)


class Post:
    """A connection a mail."""

    def __init__(self) -> None:
        self._silences = 0

    @property
    def is_silent(self) -> bool:
        return self._silences >= MOST_SILENCES

    def send(self, message: EmailMessage) -> None:
        """Raises SMTPException, OSError."""
        connection = get_connection()
        try:
            self._silences += 1
            connection.open()
            self._silences = 0
            message.connection = connection
            message.send()
        finally:
            with contextlib.suppress(*BREAKS):
                connection.close()


def why(error: Exception) -> str:
    """In German where it is a common case; no address of a person goes to a log file."""
    if isinstance(error, SMTPException):
        return f"der Mailserver hat sie nicht angenommen ({type(error).__name__})"
    return f"der Mailserver antwortet nicht ({error.strerror if isinstance(error, OSError) else error})"
