"""The OpenAPI 3.1 description of the app: request bodies that the routes parse themselves,
and the problem answer that every operation may give.
"""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from serving.problems import MEDIA_TYPE
from serving.wire.case import CaseWire
from serving.wire.fact import FactWire
from serving.wire.problem import ProblemWire

VERSION = "1"
DESCRIPTION = (
    "乡镇与村级资金监督的风险评分与票据识别。 / Risk scores with evidence for the supervision "
    "of village and township money. The service recommends; a person decides."
)
_REF = "#/components/schemas/{model}"
_PROBLEM = {
    "description": "Refused, RFC 9457 with a stable code",
    "content": {MEDIA_TYPE: {"schema": {"$ref": _REF.format(model="ProblemWire")}}},
}
_UNUSED = ("HTTPValidationError", "ValidationError")


def install(app: FastAPI) -> None:
    """Let the app describe itself with this module."""

    def describe() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = description(app)
        return app.openapi_schema

    app.openapi = describe  # type: ignore[method-assign]  # the way FastAPI documents


def description(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of an app."""
    document = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    schemas = document["components"]["schemas"]
    for name in _UNUSED:
        schemas.pop(name, None)
    schemas.update(_hand_parsed())
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = _PROBLEM
    return document


def _hand_parsed() -> dict[str, Any]:
    models = (CaseWire, FactWire, ProblemWire)
    _, schema = models_json_schema([(model, "validation") for model in models], ref_template=_REF)
    found: dict[str, Any] = schema["$defs"]
    return found
