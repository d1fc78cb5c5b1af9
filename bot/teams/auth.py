"""Says whose a request is: the Bot Framework's, with a token that it signed for us, or in emulator mode this machine's.

Microsoft's SDK is not asked: it fetches keys in the event loop without a time-out, answers forged tokens with errors
of its own, and takes tokens that never expire.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

import aiohttp
import jwt
from pydantic import BaseModel, Field, ValidationError

from bot.settings.teams import TeamsCloud
from bot.teams.request_checks import Envelope, RequestRefused
from bot.teams.signing_keys import KEYS_LAST, KeysUnavailable, SigningKeys

CHANNEL = "msteams"
"""Other channels sign with the same keys, and there anybody may be called anything."""
KEYLESS = "Messages from Teams wait: Microsoft's signing keys cannot be had; the log says why."
LEEWAY = 300
"""Seconds that clocks may differ: the Bot Framework's own rule."""


class Caller(Protocol):
    """Whoever sent the request, as far as it has shown."""

    def vouch(self, envelope: Envelope) -> None:
        """Return if the caller may send this activity. Raises RequestRefused (401)."""


class Authenticator(Protocol):
    """Tells who calls, before a byte of the body is read."""

    def lacks(self) -> str:
        """Why nobody can be let in just now; empty where that is not so."""

    def kept(self) -> AbstractAsyncContextManager[None]:
        """While inside, what tells callers apart is kept fresh."""

    async def caller(self, authorization: str, peer: str) -> Caller:
        """The caller behind this header and this address. Raises RequestRefused (401, or 503 where nobody can tell)."""


@dataclass(frozen=True, slots=True)
class Local:
    """An emulator on this machine."""

    def vouch(self, envelope: Envelope) -> None:
        """Return if the answer, too, would stay on this machine. Raises RequestRefused (401)."""
        if not is_loopback(_parts(envelope.service_url).hostname or ""):
            raise RequestRefused(401, "in emulator mode the service URL must be on this machine")


class EmulatorDoor:
    """Lets in what comes from this machine."""

    def lacks(self) -> str:
        """Nothing."""
        return ""

    def kept(self) -> AbstractAsyncContextManager[None]:
        """There is nothing to keep."""
        return nullcontext()

    async def caller(self, authorization: str, peer: str) -> Caller:
        """The emulator. Raises RequestRefused (401) for any other address."""
        if not is_loopback(peer):
            raise RequestRefused(401, "in emulator mode only this machine may call")
        return Local()


@dataclass(frozen=True, slots=True)
class Signed:
    """The Bot Framework, speaking for one service."""

    service_url: str
    endorsements: tuple[str, ...]
    hosts: tuple[str, ...]

    def vouch(self, envelope: Envelope) -> None:
        """Return if the token was made for this activity's service, and that is one of Teams'.

        Raises RequestRefused (401).
        """
        if envelope.channel_id != CHANNEL:
            raise RequestRefused(401, "only Teams may call")
        if envelope.service_url != self.service_url:
            raise RequestRefused(401, "the token is not for this service URL")
        if self.endorsements and envelope.channel_id not in self.endorsements:
            raise RequestRefused(401, "the key is not endorsed for this channel")
        if not _is_service(envelope.service_url, self.hosts):
            raise RequestRefused(401, "the service URL is none of Teams'")


class _Claims(BaseModel):
    service_url: str = Field(alias="serviceurl", min_length=1)


class TokenDoor:
    """Lets in what bears a token of the Bot Framework for this app. Its keys last `keys_last` seconds."""

    def __init__(
        self, cloud: TeamsCloud, *, app_id: str, http: aiohttp.ClientSession, keys_last: float = KEYS_LAST
    ) -> None:
        self._cloud = cloud
        self._app_id = app_id
        self._keys = SigningKeys(cloud.openid_url, http, keys_last)

    def lacks(self) -> str:
        """The keys, where they could not be fetched since the start."""
        return "" if self._keys.are_known else KEYLESS

    def kept(self) -> AbstractAsyncContextManager[None]:
        """While inside, the keys are kept fresh."""
        return self._keys.kept()

    async def caller(self, authorization: str, peer: str) -> Caller:
        """The service that the token was made for.

        Raises RequestRefused: 401, whatever is wrong with the token, and 503 where the key cannot be had that would
        show it.
        """
        scheme, _, token = authorization.partition(" ")
        # Bytes that are no text arrive as halves of characters, on which PyJWT fails with an error that is not its own.
        if scheme.lower() != "bearer" or not token or not token.isascii():
            raise RequestRefused(401, "there is no token")
        try:
            return await self._signed(token)
        except (jwt.PyJWTError, ValidationError) as error:
            raise RequestRefused(401, f"the token is not valid: {type(error).__name__}") from error
        except KeysUnavailable as error:
            raise RequestRefused(503, "the token's key cannot be had") from error

    async def _signed(self, token: str) -> Signed:
        key = await self._keys.find(str(jwt.get_unverified_header(token).get("kid")))
        if key is None:
            raise RequestRefused(401, "the token's key is not known")
        claims = jwt.decode(
            token,
            key.key,
            algorithms=["RS256"],
            audience=self._app_id,
            issuer=self._cloud.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iss", "aud"]},
        )
        return Signed(_Claims.model_validate(claims).service_url, key.endorsements, self._cloud.service_hosts)


def _is_service(url: str, hosts: tuple[str, ...]) -> bool:
    """Whether answers may go to `url`: a host of that name (or below it, for names with a leading dot), by TLS."""
    parts = _parts(url)
    host = parts.hostname or ""
    named = any(host == name or (name.startswith(".") and host.endswith(name)) for name in hosts)
    return named and (parts.scheme == "https" or is_loopback(host))


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine, by name or address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
