"""The Bot Framework's public keys, fetched without ever holding up the event loop, and not more often than needed."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
import structlog

log = structlog.get_logger()

KEYS_LAST = 24 * 3600.0
"""Seconds."""
KEYS_REST = 60.0
"""Seconds between two fetches, so that forged key ids cannot make us fetch without end."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key, and the channels it may sign for (none said: all)."""

    key: jwt.PyJWK
    endorsements: tuple[str, ...]


class SigningKeys:
    """Keys by id, fetched when one is unknown or all are old."""

    def __init__(self, openid_url: str, http: aiohttp.ClientSession) -> None:
        self._url = openid_url
        self._http = http
        self._keys: dict[str, SigningKey] = {}
        self._fetched = self._tried = float("-inf")
        self._lock = asyncio.Lock()

    async def find(self, key_id: str) -> SigningKey | None:
        """The key of this id, or None where there is none, also because the keys cannot be had."""
        if key_id not in self._keys or time.monotonic() - self._fetched > KEYS_LAST:
            async with self._lock:
                if time.monotonic() - self._tried > KEYS_REST:
                    await self._fetch()
        return self._keys.get(key_id)

    async def _fetch(self) -> None:
        try:
            about = await self._object(self._url)
            keys = (await self._object(about["jwks_uri"]))["keys"]
            self._keys = {key["kid"]: _signing_key(key) for key in keys if key.get("kty") == "RSA"}
            self._fetched = time.monotonic()
        except (aiohttp.ClientError, TimeoutError, ValueError, LookupError, TypeError, jwt.PyJWTError) as error:
            # The keys that are known stay good: better than to turn everybody away.
            log.warning("the Bot Framework's keys cannot be had", url=self._url, why=type(error).__name__)
        finally:
            self._tried = time.monotonic()

    async def _object(self, url: str) -> dict[str, Any]:
        async with self._http.get(url, allow_redirects=False, raise_for_status=True) as response:
            return dict(await response.json(content_type=None))


def _signing_key(key: dict[str, Any]) -> SigningKey:
    return SigningKey(jwt.PyJWK(key, algorithm="RS256"), tuple(key.get("endorsements", ())))
