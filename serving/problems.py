"""Every error as RFC 9457 problem+json with a stable code; nothing of our inside leaks out."""

import logging

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from features.errors import YunjingError
from serving.errors import BadBody, Refused
from serving.refusals import REFUSALS, refusal_of
from serving.wire.evidence import TextWire
from serving.wire.problem import PlaceWire, ProblemWire

MEDIA_TYPE = "application/problem+json"
REQUEST_ID = "x-request-id"
_BY_STATUS = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED", 413: "BODY_TOO_LARGE"}
_LOG = logging.getLogger("yunjing")


def problem_of(error: YunjingError, request_id: str | None = None) -> ProblemWire:
    """Return the problem that an error is."""
    refusal = refusal_of(error)
    return ProblemWire(
        type=f"urn:yunjing:problem:{error.code.lower().replace('_', '-')}",
        title=f"{refusal.zh} / {refusal.en}",
        titles=TextWire(zh=refusal.zh, en=refusal.en),
        status=refusal.status,
        detail=error.detail,
        code=error.code,
        request_id=request_id,
        errors=tuple(PlaceWire(pointer=place, detail=what) for place, what in _places(error)),
    )


def answer(error: YunjingError, request_id: str | None) -> Response:
    """Return the HTTP answer of an error."""
    problem = problem_of(error, request_id)
    return Response(
        problem.model_dump_json(exclude_none=True),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=_headers(error, problem.status),
    )


def install(app: FastAPI) -> None:
    """Answer every error of the app as a problem."""
    app.add_exception_handler(YunjingError, _on_known)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, _on_unknown)


async def _on_known(request: Request, error: Exception) -> Response:
    assert isinstance(error, YunjingError)
    if refusal_of(error).status >= 500:
        _LOG.error("%s %s: %s", request.method, request.url.path, error)
    return answer(error, request.scope.get("request_id"))


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = _BY_STATUS.get(error.status_code, "BAD_HEADER")
    detail = f"{request.method[:10]} {request.url.path[:200]}: {REFUSALS[code].en.lower()}"
    return answer(Refused(code, detail), request.scope.get("request_id"))


async def _on_unknown(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    broken = YunjingError("INTERNAL", "an error of ours; it is in the log under the request id")
    return answer(broken, request.scope.get("request_id"))


def _places(error: YunjingError) -> tuple[tuple[str, str], ...]:
    if isinstance(error, BadBody):
        return error.errors
    if isinstance(error, Refused) and error.pointer is not None:
        return ((error.pointer, error.detail),)
    return ()


def _headers(error: YunjingError, status: int) -> dict[str, str]:
    headers = {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, Refused) and error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    elif status in (429, 503):
        headers["Retry-After"] = "5"
    return headers
