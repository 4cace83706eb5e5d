"""What holds for every answer: its language, who may keep a copy, and what it may load."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.template.response import TemplateResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]

SECURITY_HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}


class AddressLocaleMiddleware(LocaleMiddleware):
    """Speak the language of the address, and no other.

    Django's own asks cookie and browser too, which gives one address two contents: from a
    cache or by a forwarded link, people would get one they cannot read.
    """

    def process_request(self, request: HttpRequest) -> None:
        in_path = translation.get_language_from_path(request.path_info)
        language = in_path or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        language = translation.get_language() or settings.LANGUAGE_CODE
        response.headers.setdefault("Content-Language", language)
        return response


def no_nul(get_response: Answer) -> Answer:
    """Refuse addresses with a NUL: PostgreSQL has no such text, so nothing here is named so."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("An address with a NUL names nothing.")
        return get_response(request)

    return middleware


class RefusedForms:
    """Answer 422 where a form of allauth's comes back with errors, as ours do."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        asked = request.method == "POST" and not request.path_info.startswith("/editors/")
        form = (response.context_data or {}).get("form")
        if asked and response.status_code == 200 and form is not None and form.errors:
            response.status_code = 422
        return response


def security_headers(get_response: Answer) -> Answer:
    """Add what neither Django nor django-csp writes."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in SECURITY_HEADERS.items():
            response.headers[name] = value
        return response

    return middleware


def private_pages(get_response: Answer) -> Answer:
    """Keep out of every cache what is meant for one reader."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if _is_for_one_reader(request, response):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


def _is_for_one_reader(request: HttpRequest, response: HttpResponse) -> bool:
    """Has the reader a session, a token in the address, or just been given a cookie?

    The session cookie is looked at, not the session: that would cost queries, and one that
    has run out makes the answer no less private.
    """
    match = request.resolver_match
    return (
        settings.SESSION_COOKIE_NAME in request.COOKIES
        or bool(response.cookies)
        or (match is not None and "token" in match.kwargs)
    )


def editors_policy(get_response: Answer) -> Answer:
    """Give Wagtail's admin, which has inline scripts and styles, a policy it can work under."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith("/editors/"):
            response._csp_config = settings.EDITORS_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response

    return middleware


def editors_only(get_response: Answer) -> Answer:
    """Refuse the editors' pages to whoever is signed in and is none.

    Wagtail would send them to sign in, where they already are.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        inside = request.path_info.startswith("/editors/") and request.user.is_authenticated
        if inside and not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        return get_response(request)

    return middleware
