"""Requests of our own, answered by the same code as those from outside."""

from io import BytesIO
from urllib.parse import urlsplit

from django.core.handlers.wsgi import WSGIRequest

HERE = "127.0.0.1"
PORTS = {"https": "443"}


class InnerRequest(WSGIRequest):
    """Asks as a reader at `server` would, "https://name[:port]"; a path of it is not heeded."""

    def __init__(self, server: str, path: str, query: str) -> None:
        parts = urlsplit(server)
        self._host_asked = parts.netloc
        super().__init__(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "SERVER_NAME": parts.hostname or "",
                "SERVER_PORT": str(parts.port or PORTS.get(parts.scheme, "80")),
                "REMOTE_ADDR": HERE,
                "wsgi.url_scheme": parts.scheme,
                "wsgi.input": BytesIO(),
            }
        )

    def get_host(self) -> str:
        """Ours to say: nobody sent it, so there is nothing to check against the allowed ones."""
        return self._host_asked


class PublishedRequest(InnerRequest):
    """A page asked for to be kept as a file of a static site, where nobody answers questions.

    Templates ask `request.is_published`; the page names `public`, where it will stand, as its address.
    """

    is_published = True

    def __init__(self, path: str, query: str, public: str) -> None:
        self._public = public
        super().__init__(public, path, query)

    def build_absolute_uri(self, location: str | None = None) -> str:
        return self._public if location is None else super().build_absolute_uri(location)
