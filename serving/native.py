"""BentoML's own routes behind our door: who may call them, and which addresses are ours.

BentoML answers /livez, /metrics, its index and its schema before any mounted app; the
contract wants its own answers there, so all but the native methods go straight to the app.
"""

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from features.errors import YunjingError
from serving.bootstrap import Engines
from serving.errors import Refused
from serving.problems import answer

NATIVE = frozenset({"/predict"})
_JSON = "application/json"


class ContractFirst:
    """Sends native paths on to BentoML when their key is known, everything else to the app."""

    def __init__(self, app: ASGIApp, contract: Starlette) -> None:
        self._native = app
        self._contract = contract

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._native(scope, receive, send)
        elif scope["path"] in NATIVE:
            await self._serve_native(scope, receive, send)
        else:
            await self._contract(scope, receive, send)

    async def _serve_native(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            _admit(self._contract.state.engines, Headers(scope=scope))
        except YunjingError as error:
            await answer(error, None)(scope, receive, send)
        else:
            await self._native(scope, receive, send)


def _admit(engines: Engines, headers: Headers) -> None:
    engines.keyring.owner(headers.get("authorization"), headers.get("x-api-key"))
    length = headers.get("content-length", "")
    if not length.isdigit() or int(length) > engines.settings.max_case_bytes:
        raise Refused("BODY_TOO_LARGE", "say Content-Length, within the limit of a case")
    if headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
        raise Refused("UNSUPPORTED_MEDIA_TYPE", f"send {_JSON}")  # BentoML would unpickle others
