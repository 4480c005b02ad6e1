"""What every protected route asks first: the engines of the app and the key of the caller."""

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer

from serving.bootstrap import Engines

_BEARER = HTTPBearer(auto_error=False, description="Authorization: Bearer <key>")
_HEADER = APIKeyHeader(name="X-API-Key", auto_error=False, description="X-API-Key: <key>")


def engines_of(request: Request) -> Engines:
    """Return the engines that the app was started with."""
    engines: Engines = request.app.state.engines
    return engines


def owner_of(
    request: Request,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
    api_key: Annotated[str | None, Security(_HEADER)],
) -> str:
    """Return who calls; raises Refused(UNAUTHENTICATED)."""
    authorization = None if bearer is None else f"{bearer.scheme} {bearer.credentials}"
    return engines_of(request).keyring.owner(authorization, api_key)


EnginesOf = Annotated[Engines, Depends(engines_of)]
OwnerOf = Annotated[str, Depends(owner_of)]
