"""Web pages are kept away: by the host they name and the origin they come from."""

from __future__ import annotations

import pytest

from engine import Engine, send

HEALTH = "/_brookmill/health"


def ask(engine: Engine, headers: dict[str, str]) -> tuple[int, bytes]:
    """Asks for the health page."""
    return send("GET", f"{engine.url}{HEALTH}", b"", headers)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "bucket.s3.localhost", "[::1]"])
def test_names_of_loopback_are_answered(engine: Engine, host: str) -> None:
    assert ask(engine, {"Host": f"{host}:{engine.port}"})[0] == 200


def test_names_of_the_services_are_answered(engine: Engine) -> None:
    assert ask(engine, {"Host": "kinesis.us-east-1.amazonaws.com"})[0] == 200


def test_a_foreign_name_is_refused(engine: Engine) -> None:
    status, body = ask(engine, {"Host": f"rebound.example.com:{engine.port}"})
    assert (status, b"AccessDenied" in body) == (403, True)


def test_a_foreign_origin_is_refused(engine: Engine) -> None:
    assert ask(engine, {"Origin": "http://example.com"})[0] == 403
    assert ask(engine, {"Origin": "null"})[0] == 403


def test_a_cross_site_request_is_refused(engine: Engine) -> None:
    assert ask(engine, {"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert ask(engine, {"Sec-Fetch-Site": "none"})[0] == 200


def test_a_signed_request_with_a_foreign_origin_is_refused(engine: Engine) -> None:
    status, _ = engine.signed("GET", "/", headers={"Origin": "http://example.com"})
    assert status == 403
