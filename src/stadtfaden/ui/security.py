"""Nothing foreign is loaded. The public pages have no script at all, the desk has its own, all in files."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A static site looks into its index in the reader's browser: one script, from there, and the index.
SEARCH_POLICY = f"{POLICY}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"
# Small pages that other sites may show inside their own.
EMBED_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
DESK_POLICY = f"{POLICY}; script-src 'self'; connect-src 'self'"


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return middleware
