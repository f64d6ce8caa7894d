"""A page asked for to be kept as a file of a static site, where nobody answers questions."""

from io import BytesIO

from django.core.handlers.wsgi import WSGIRequest


class PublishedRequest(WSGIRequest):
    """Templates ask `request.is_published`; the page names `public`, where it will stand, as its address."""

    is_published = True

    def __init__(self, path: str, query: str, public: str) -> None:
        self._scheme_asked, _, rest = public.partition("://")
        self._host_asked = rest.partition("/")[0]
        self._public = public
        super().__init__(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "SERVER_NAME": self._host_asked.partition(":")[0],
                "SERVER_PORT": self._host_asked.partition(":")[2] or "80",
                "wsgi.url_scheme": self._scheme_asked,
                "wsgi.input": BytesIO(),
            }
        )

    def get_host(self) -> str:
        """Ours to say: nobody sent it, so there is nothing to check against the allowed ones."""
        return self._host_asked

    def build_absolute_uri(self, location: str | None = None) -> str:
        return self._public if location is None else super().build_absolute_uri(location)
