"""Reading requests: bodies within their limit, media types, preferences, keys."""

import re

from fastapi import Request

from serving.errors import Refused

_PLAIN = "identity"
_KEY = re.compile(r"^[\x21-\x7e]{1,255}$")
_WAIT = re.compile(r"(?:^|[,;\s])wait\s*=\s*(\d{1,6})(?:$|[,;\s])")


async def read_body(request: Request, limit: int) -> bytes:
    """Read a body of at most ``limit`` bytes.

    Raises Refused(BODY_TOO_LARGE) and, for a compressed body, UNSUPPORTED_MEDIA_TYPE (RFC 9110,
    15.5.16): what is unpacked has no limit that its sender could be held to.
    """
    if request.headers.get("content-encoding", _PLAIN).strip().lower() != _PLAIN:
        raise Refused("UNSUPPORTED_MEDIA_TYPE", "send the body without Content-Encoding")
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise Refused("BODY_TOO_LARGE", f"at most {limit} bytes")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise Refused("BODY_TOO_LARGE", f"at most {limit} bytes")
    return bytes(body)


def require_type(request: Request, accepted: frozenset[str]) -> None:
    """Raise Refused(UNSUPPORTED_MEDIA_TYPE) unless the content type is one of these."""
    given = media_type(request)
    if given not in accepted:
        raise Refused("UNSUPPORTED_MEDIA_TYPE", f"send {' or '.join(sorted(accepted))}")


def media_type(request: Request) -> str:
    """Return the content type without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def preferred_wait(request: Request, longest: int) -> int:
    """Return the seconds of ``Prefer: wait=N`` (RFC 7240), at most ``longest``, 0 without."""
    match = _WAIT.search(request.headers.get("prefer", ""))
    return min(int(match[1]), longest) if match else 0


def idempotency_key(request: Request) -> str | None:
    """Return the Idempotency-Key; raises Refused(BAD_HEADER) for one that is no key."""
    key = request.headers.get("idempotency-key")
    if key is not None and not _KEY.match(key):
        raise Refused("BAD_HEADER", "Idempotency-Key: 1 to 255 printable ASCII characters")
    return key
