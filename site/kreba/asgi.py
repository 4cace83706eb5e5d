"""The one process: HTTP through Django, websockets through Channels."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kreba.settings.production")

from django.core.asgi import get_asgi_application

http = get_asgi_application()  # loads the apps; everything below may import models

from channels.auth import AuthMiddlewareStack  # noqa: E402 -- needs loaded apps
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402 -- as above
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402 -- as above

from meetings.routing import websocket_urlpatterns  # noqa: E402 -- as above

application = ProtocolTypeRouter(
    {
        "http": http,
        "websocket": AllowedHostsOriginValidator(
            AuthMiddlewareStack(URLRouter(websocket_urlpatterns))
        ),
    }
)
