import re

import pytest
from fastapi.routing import APIRoute

from serving.app import ROUTERS

OPEN = {"/livez", "/readyz", "/metrics", "/v1/reason-codes"}
ROUTES = [
    (method, route.path)
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in route.methods
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_route_but_the_open_ones_wants_a_key(client, method, path):
    address = re.sub(r"\{\w+\}", "x", path)
    answer = client.request(method, address, headers={"Authorization": "Bearer wrong-key"})
    if path in OPEN:
        assert (answer.status_code, method) == (200, "GET")
    else:
        assert answer.status_code == 401
        assert answer.json()["code"] == "UNAUTHENTICATED"
        assert answer.headers["www-authenticate"] == "Bearer"


def test_the_app_has_no_route_that_this_table_does_not_know(client):
    known = {path for _, path in ROUTES} | {"/docs", "/openapi.json"}
    assert set(client.app.openapi()["paths"]) | {"/docs", "/openapi.json"} == known


def test_a_key_may_come_in_its_own_header(client):
    headers = {"Authorization": "", "X-API-Key": "test-key-0123456789"}
    assert client.get("/v1/scores/none", headers=headers).status_code == 404
