"""The Bot Framework's public keys, kept fresh without ever holding up the event loop, and not asked for too often."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
import structlog

log = structlog.get_logger()

KEYS_LAST = 3600.0
"""Seconds after which the keys are fetched anew; Microsoft asks for once a day at least."""
KEYS_REST = 3.0
"""Seconds between the beginnings of two looks, so that forged key ids cannot make us ask without end."""
KEYS_TIMEOUT = 5.0
"""Seconds for one look: with that before it and the rest between them, below the fifteen that Teams waits."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key, and the channels it may sign for (none said: all)."""

    key: jwt.PyJWK
    endorsements: tuple[str, ...]


class KeysUnavailable(Exception):
    """Whether there is such a key cannot be known just now."""


class SigningKeys:
    """Keys by id, fetched anew after `last` seconds.

    Those that are known stay good while others cannot be had: better than to turn everybody away.
    """

    def __init__(self, openid_url: str, http: aiohttp.ClientSession, last: float = KEYS_LAST) -> None:
        self._url = openid_url
        self._http = http
        self._last = last
        self._keys: dict[str, SigningKey] = {}
        self._began = float("-inf")
        self._well = False
        self._lock = asyncio.Lock()

    @property
    def are_known(self) -> bool:
        """Whether they were fetched since the start."""
        return bool(self._keys)

    async def find(self, key_id: str) -> SigningKey | None:
        """The key of this id, or None where there is none. Raises KeysUnavailable where nobody can tell.

        For an unknown one it takes as long as the next look: a key that was changed just now is no reason to refuse
        anybody, and whoever makes ids up waits without a place that others need.
        """
        if key_id not in self._keys and not await self._looked():
            raise KeysUnavailable
        return self._keys.get(key_id)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """While inside, they are fetched: at once, again and again, and where that fails as soon as may be."""
        keeping = asyncio.create_task(self._keep())
        try:
            yield
        finally:
            keeping.cancel()

    async def _keep(self) -> None:
        while True:
            if await self._looked():
                await asyncio.sleep(self._last)

    async def _looked(self) -> bool:
        """Whether a look that began after this was asked brought the keys; all who ask meanwhile share it."""
        asked = time.monotonic()
        async with self._lock:
            if self._began < asked:
                await asyncio.sleep(max(0.0, self._began + KEYS_REST - time.monotonic()))
                self._began, self._well = time.monotonic(), False
                self._well = await self._fetch()
            return self._well

    async def _fetch(self) -> bool:
        try:
            async with asyncio.timeout(KEYS_TIMEOUT):
                about = await self._object(self._url)
                keys = (await self._object(about["jwks_uri"]))["keys"]
            self._keys = {key["kid"]: _signing_key(key) for key in keys if key.get("kty") == "RSA"}
        except (aiohttp.ClientError, TimeoutError, ValueError, LookupError, TypeError, jwt.PyJWTError) as error:
            log.warning("the Bot Framework's keys cannot be had", url=self._url, why=type(error).__name__)
            return False
        return True

    async def _object(self, url: str) -> dict[str, Any]:
        async with self._http.get(url, allow_redirects=False, raise_for_status=True) as response:
            return dict(await response.json(content_type=None))


def _signing_key(key: dict[str, Any]) -> SigningKey:
    return SigningKey(jwt.PyJWK(key, algorithm="RS256"), tuple(key.get("endorsements", ())))
