"""Microsoft's sign-in on loopback, in a thread of its own: keys to check tokens by, and tokens for the app."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

ISSUER = "https://api.botframework.com"
SECRET = "the-app-secret"  # noqa: S105


def new_key() -> rsa.RSAPrivateKey:
    """A key that nobody else has."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class OpenIdServer:
    """Publishes one key under `kid`, endorsed for `endorsed`; hands out app tokens and counts what it was asked.

    Where it has `moved`, it sends everybody there.
    """

    def __init__(self) -> None:
        self.key = new_key()
        self.kid = "key-1"
        self.endorsed = "msteams"
        self.url = ""
        self.looks = self.key_fetches = 0
        self.tokens_given = 0
        self.broken = False
        self.delay = 0.0
        self.moved = ""
        self.redirects = 0

    def sign_with_another_key(self) -> None:
        """As Microsoft does now and then: from now on only the new one is published."""
        self.key, self.kid = new_key(), f"{self.kid}, then another"

    def token(self, audience: str, service_url: str, **changes: object) -> str:
        """A token as the Bot Framework signs it, or what `changes` make of its claims; None takes a claim away."""
        now = int(time.time())
        claims: dict[str, object] = {
            "iss": ISSUER, "aud": audience, "serviceurl": service_url, "nbf": now - 60, "exp": now + 3_600,
        } | changes  # fmt: skip
        present = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(present, self.key, algorithm="RS256", headers={"kid": self.kid})

    @contextmanager
    def running(self) -> Iterator[OpenIdServer]:
        """This server on a free port of loopback; `url` is its beginning."""
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        server = asyncio.run_coroutine_threadsafe(self._start(), loop).result(10)
        try:
            yield self
        finally:
            asyncio.run_coroutine_threadsafe(server.close(), loop).result(10)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(10)
            loop.close()

    async def _start(self) -> TestServer[Any]:
        app = web.Application()
        app.router.add_get("/openid", self._about)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._app_token)
        server: TestServer[Any] = TestServer(app, host="127.0.0.1")
        await server.start_server()
        self.url = str(server.make_url(""))
        return server

    async def _about(self, _: web.Request) -> web.Response:
        self.looks += 1
        await asyncio.sleep(self.delay)
        if self.moved:
            return self._redirect()
        if self.broken:
            return web.Response(status=500, text="<html>")
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"})

    def _redirect(self) -> web.Response:
        self.redirects += 1
        return web.Response(status=307, headers={"Location": self.moved})

    async def _keys(self, _: web.Request) -> web.Response:
        self.key_fetches += 1
        key = json.loads(RSAAlgorithm.to_jwk(self.key.public_key())) | {
            "kid": self.kid,
            "endorsements": [self.endorsed],
        }
        return web.json_response({"keys": [key]})

    async def _app_token(self, request: web.Request) -> web.Response:
        if self.moved:
            return self._redirect()
        form = await request.post()
        if self.broken or form["grant_type"] != "client_credentials" or form["client_secret"] != SECRET:
            return web.json_response({"error": "invalid_client"}, status=401)
        self.tokens_given += 1
        return web.json_response({"access_token": f"app-token-{self.tokens_given}", "expires_in": 3_599})
