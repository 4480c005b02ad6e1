"""/docs: the contract as one page without scripts, made from the OpenAPI document itself.

It loads nothing from anywhere, so it reads the same on a closed network.
"""

import re
from html import escape
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

_PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>body{{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
h2{{margin-top:2rem;font:600 1.1rem ui-monospace,monospace}}code,pre{{background:#f3f3f3}}
pre{{padding:.8rem;overflow:auto;font-size:.85rem}}</style>
<h1>{title}</h1><p>{description}</p>
<p>OpenAPI 3.1: <a href="openapi.json">openapi.json</a></p>{operations}<h1>Schemas</h1>{schemas}
</html>"""
_OPERATION = (
    """<h2>{method} {path}</h2><p><b>{summary}</b><br>{description}</p><ul>{answers}</ul>"""
)
_CODE = re.compile(r"``(.+?)``")
_HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}


def install(app: FastAPI) -> None:
    """Serve the page at /docs."""

    @app.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        return HTMLResponse(page(app.openapi()), headers=_HEADERS)


def page(contract: dict[str, Any]) -> str:
    """Return the page of an OpenAPI document."""
    operations = [
        _operation(method, path, operation)
        for path, methods in contract["paths"].items()
        for method, operation in methods.items()
    ]
    schemas = [
        f'<h2 id="{escape(name)}">{escape(name)}</h2><p>{_prose(schema.get("description", ""))}</p>'
        f"<ul>{_properties(schema)}</ul>"
        for name, schema in contract["components"]["schemas"].items()
    ]
    return _PAGE.format(
        title=escape(contract["info"]["title"]),
        description=escape(contract["info"]["description"]),
        operations="".join(operations),
        schemas="".join(schemas),
    )


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    answers = [
        f"<li><code>{escape(status)}</code> {escape(answer.get('description', ''))}</li>"
        for status, answer in operation["responses"].items()
    ]
    return _OPERATION.format(
        method=escape(method.upper()),
        path=escape(path),
        summary=escape(operation.get("summary", "")),
        description=_prose(operation.get("description", "")),
        answers="".join(answers),
    )


def _prose(text: str) -> str:
    """Return a docstring as HTML; what stands between double backticks is code."""
    return _CODE.sub(r"<code>\1</code>", escape(text))


def _properties(schema: dict[str, Any]) -> str:
    required = schema.get("required", ())
    return "".join(
        f"<li><code>{escape(name)}{' *' if name in required else ''}</code> "
        f"{escape(_kind(what))}</li>"
        for name, what in schema.get("properties", {}).items()
    )


def _kind(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(_kind(part) for part in schema["anyOf"])
    if schema.get("type") == "array" and "items" in schema:
        return f"[{_kind(schema['items'])}]"
    return str(schema.get("format") or schema.get("type", ""))
