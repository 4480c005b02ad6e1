"""BentoML's own routes behind our door: who may call them, and which addresses are ours.

BentoML answers /livez, /metrics, its index and its schema before any mounted app; the
contract wants its own answers there, so all but the native methods go straight to the app.
"""

import orjson
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from features.errors import YunjingError
from features.vector import FEATURES
from serving.bootstrap import Engines
from serving.errors import BadBody, Refused
from serving.problems import answer

NATIVE = frozenset({"/predict"})
_JSON = "application/json"
_WANTED = f"rows of {1 + len(FEATURES)} numbers: the position of the focus, then the features"


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
            _admit(self._contract.state.engines, scope["method"], Headers(scope=scope))
            body = await Request(scope, receive).body()
            _require_rows(body)
        except YunjingError as error:
            await answer(error, None)(scope, receive, send)
        else:
            await self._native(scope, _again(body, receive), _Coded(scope, receive, send))


def _require_rows(body: bytes) -> None:
    """Refuse what is no list, on which BentoML would answer that the error is ours."""
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise BadBody("INVALID_JSON", "not JSON", ()) from None
    if not (isinstance(sent, dict) and isinstance(sent.get("rows"), list)):
        raise BadBody("INVALID_BODY", _WANTED, (("/rows", _WANTED),))


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a receiver that gives the body that was read once more, then goes on."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return waiting.pop() if waiting else await receive()

    return receive_again


class _Coded:
    """Puts our problem in the place of a refusal in BentoML's own words."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._problem: YunjingError | None = None

    async def __call__(self, message: Message) -> None:
        """Pass a message of the answer on, or replace the answer that it begins."""
        if message["type"] == "http.response.start" and message["status"] >= 400:
            self._problem = _problem(message["status"])
            await answer(self._problem, None)(self._scope, self._receive, self._send)
        elif self._problem is None:
            await self._send(message)


def _problem(status: int) -> YunjingError:
    if status in {429, 503}:
        return Refused("TOO_BUSY", "more rows than can be scored in time")
    if status >= 500:
        return YunjingError("INTERNAL", "an error of ours; it is in the log")
    return BadBody("INVALID_BODY", _WANTED, (("/rows", _WANTED),))


def _admit(engines: Engines, method: str, headers: Headers) -> None:
    if method != "POST":
        raise Refused("METHOD_NOT_ALLOWED", f"{method[:10]}: send POST")
    engines.keyring.owner(headers.get("authorization"), headers.get("x-api-key"))
    length = headers.get("content-length", "")
    if not length.isdigit() or int(length) > engines.settings.max_case_bytes:
        raise Refused("BODY_TOO_LARGE", "say Content-Length, within the limit of a case")
    if headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
        raise Refused("UNSUPPORTED_MEDIA_TYPE", f"send {_JSON}")  # BentoML would unpickle others
