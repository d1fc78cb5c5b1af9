"""Teams' door: any bytes under any token, as activities and invokes, through the server to the inbox."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import aiohttp

from advisor.reply import Reply
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import SendLater
from bot.settings.teams import SERVICE_HOSTS, TeamsCloud
from bot.teams.app import TeamsFront
from bot.teams.auth import TokenDoor
from bot.teams.render import render
from tests.fuzz.quiet import Failures, quiet
from tests.fuzz.requests import AWAY, DEAF, FULL, SEALED, Kept, Request, mutated_by
from tests.fuzz.target import Target, Try, demand, timely
from tests.fuzz.turns import shown
from tests.fuzz.wire import Served, front
from tests.support.fakes_oidc import ISSUER, OpenIdServer
from tests.support.talk import QUEUES, SORTING, Talk
from tests.support.teams_http import APP_ID, CHANNEL, MENTION, SERVICE, TENANT, activity, executed, recorded, submitted

PATH = "/api/messages"
ANSWERS = frozenset({200, 400, 401, 403, 413, 415, 503})
NONCE = "0123456789abcdef"
FAR = 4_000_000_000
"""When the token ends: after the longest run."""


class Way:
    """The way out to Teams, which takes every reply, or none (`bot.inbox.ports.Send`)."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    async def __call__(self, address: ReturnAddress, reply: Reply) -> None:
        """Look whether the reply can be shown. Raises SendLater as the mood says."""
        shown(reply)
        if self._kept.mood & DEAF:
            raise SendLater("deaf")


class Door:
    """The front, served; one request at a time."""

    def __init__(self, served: Served, kept: Kept, failures: Failures, oidc: OpenIdServer) -> None:
        self._served = served
        self._kept = kept
        self._failures = failures
        self._token = f"Authorization: Bearer {oidc.token(APP_ID, SERVICE, exp=FAR)}".encode()

    async def knock(self, data: bytes) -> None:
        """Send the request that the input is. Raises Wrong."""
        request = Request.of(data)
        sealed = bool(request.mood & SEALED)
        self._kept.begin(request.mood)
        headers = [*request.without("Authorization"), self._token] if sealed else [*request.headers]
        status = await self._served.status(PATH, headers, request.body)
        demand(status in ANSWERS, f"the door answers {status}")
        self._failures.none()
        demand(sealed or status != 200, "a request without a token of ours is answered")
        come = [*self._kept.taken, *self._kept.refused]
        demand(sealed or not come, "a message without a token of ours comes in")
        for one in come:
            demand(one.address.channel == SERVICE, "an answer would go elsewhere than the token is for")
            demand(one.message.tenant == TENANT, "a foreign tenant's message comes in")
        if self._kept.refused and request.mood & (AWAY | FULL):
            demand(status == 200 or bool(request.mood & DEAF), f"nobody is told of what was not kept: {status}")


@asynccontextmanager
async def _front(kept: Kept, oidc: OpenIdServer) -> AsyncIterator[Served]:
    hosts = tuple(SERVICE_HOSTS.split(","))
    cloud = TeamsCloud(ISSUER, f"{oidc.url}/openid", oidc.url, "scope", hosts)
    async with aiohttp.ClientSession() as http:
        door = TokenDoor(cloud, app_id=APP_ID, http=http)
        made = TeamsFront(door=door, tenants=frozenset({TENANT}), inbox=kept.inbox, send=Way(kept))
        async with front(PATH, made.handle, kept.inbox) as served:
            yield served


@contextmanager
def opened() -> Iterator[Try]:
    """What sends an input to the door."""
    kept = Kept()
    with quiet() as failures, OpenIdServer().running() as oidc, asyncio.Runner() as runner:
        opening = _front(kept, oidc)
        door = Door(runner.run(opening.__aenter__()), kept, failures, oidc)
        run = runner.get_loop().run_until_complete
        try:
            yield timely(lambda data: run(door.knock(data)))
        finally:
            run(opening.__aexit__(None, None, None))


def pressed() -> Iterator[dict[str, Any]]:
    """The data of every button of cards that we post."""
    for said in (SORTING, QUEUES):
        card = render(Talk().say(said).reply, nonce=NONCE).card
        yield from _data(card)


def _data(part: object) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("data"), dict):
            yield part["data"]
        for inner in part.values():
            yield from _data(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _data(inner)


def _activities() -> Iterator[dict[str, Any]]:
    yield from (activity("we sort letters"), activity("verdict: we sort letters"), activity("/verdict"))
    yield activity("<at>Advisor</at> hello", conversation=CHANNEL, entities=[MENTION])
    yield activity(type="conversationUpdate", membersAdded=[{"id": f"28:{APP_ID}"}])
    yield activity(type="installationUpdate", action="add")
    for data in list(pressed())[::3]:
        yield from (executed(data), submitted(data | {"tick1": "eval_set=20_plus"}))
    for one in recorded().values():
        yield one
        yield one | {"serviceUrl": SERVICE, "channelData": {"tenant": {"id": TENANT}}, "conversation": CHANNEL}


def seeds() -> Iterator[bytes]:
    """What Teams sends, recorded or made, each under a good token, and some of it under none or a bad one."""
    head = b"Content-Type: application/json"
    for number, one in enumerate(_activities()):
        body = json.dumps(one, ensure_ascii=False).encode()
        yield Request(SEALED, (head,), body).data
        if number < 3:
            forged = b"Authorization: Bearer eyJhbGciOiJub25lIiwia2lkIjoia2V5LTEifQ.eyJhdWQiOiIxIn0."
            yield Request(0, (head, forged), body).data
    yield Request(SEALED, (head, b"Content-Encoding: gzip"), b"\x1f\x8b").data


WORDS = (
    "message", "invoke", "adaptiveCard/action", "conversationUpdate", "installationUpdate", "add", "text", "value",
    "from", "recipient", "conversation", "conversationType", "personal", "isGroup", "19:", "entities", "mentioned",
    "mention", "membersAdded", "channelData", "tenant", "tenantId", TENANT, SERVICE, "serviceUrl", "replyToId",
    "nonce", NONCE, "say", "choose", "empty", "tick", "task=sort", "eval_set=20_plus", "none=unsure", "<at>", "</at>",
    "<at>Advisor</at>", "/verdict ", "verdict: ", "&nbsp;", "&#0;", "&#xD800;", "team", "channel", "aadObjectId",
    "msteams", "emulator", "https://smba.trafficmanager.net@x/", "http://[", "Bearer ", "bearer", "..", "=",
    "messageReaction", "composeExtension/query", "task/fetch", "message/submitAction", "typing", "id",
    "endOfConversation", "data", "action", "name", "application/json",
)  # fmt: skip
NAMES = ("Content-Type", "Authorization", "Content-Encoding", "Cookie", "Accept", "X")

TARGET = Target("teams", opened, seeds, mutated_by(WORDS, NAMES), WORDS)
