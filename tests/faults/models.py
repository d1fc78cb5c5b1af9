"""A language model that hangs, fails, refuses, or answers what nobody can use: everybody is answered all the same."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestServer
from httpx2 import AsyncByteStream, RemoteProtocolError, Request

from advisor.interpret.heard import ReadBy as Way
from advisor.replies import wording
from tests.faults.counts import Counts
from tests.faults.row import Inject, Row
from tests.faults.stage import Stage
from tests.llm.test_llm_claude import FAULTS
from tests.support.fakes_model import Handler, answering, responding
from tests.support.servers import HOST
from tests.support.slack_front import texts
from tests.support.waiting import until

DEADLINE = 2.0
"""Seconds that a model has to read."""
EACH = 2
QUESTION = "Should we fine-tune a model for our letters?"
HUGE = responding(200, "x" * 30_000_000, content_type="application/json")
LIES = answering(
    {
        "facts": [{"quote": "5,000 checked examples", "fact": "labelled_examples=2000_plus", "plainly": True}],
        "intent": "tell",
        "about": "<!channel> https://evil.example",
        "expected": "fine_tune",
    }
)


@asynccontextmanager
async def api(handler: Handler) -> AsyncIterator[str]:
    """The address of a Messages API on loopback that answers with what the handler gives."""

    async def answer(request: web.Request) -> web.StreamResponse:
        given = await handler(Request("POST", str(request.url), content=await request.read()))
        headers = {name: value for name, value in given.headers.items() if name != "content-length"}
        out = web.StreamResponse(status=given.status_code, headers=headers)
        await out.prepare(request)
        assert isinstance(given.stream, AsyncByteStream)
        try:
            async for chunk in given.stream:
                await out.write(chunk)
        except RemoteProtocolError:
            out.force_close()
        return out

    app = web.Application()
    app.router.add_post("/v1/messages", answer)
    async with TestServer(app, host=HOST) as server:
        yield str(server.make_url("")).rstrip("/")


async def asked(stage: Stage, handler: Handler, *, told: bool) -> Counts:
    """Some people ask while the model answers so; `told`: they have to be told that it did not read them."""
    model = {"ADVISOR_MODEL_PROVIDER": "anthropic", "ADVISOR_READING_SECONDS": str(DEADLINE)}
    async with api(handler) as url, stage.front(respond=None, ANTHROPIC_BASE_URL=url, **model) as front:
        began = time.monotonic()
        for thread in range(EACH):
            await front.stream.say(thread, QUESTION)
        await until(lambda: len(front.slack.posts) >= EACH)
        assert time.monotonic() - began < 30.0
        posts = list(front.slack.posts)
        assert not any("evil" in str(post) or "<!channel>" in str(post) for post in posts)
        assert not told or all(wording.PATHS[Way.MODEL_FAILED] in texts(post["blocks"]) for post in posts)
        threads = [post["thread_ts"] for post in posts]
    return Counts(EACH, lost=EACH - len(set(threads)), doubled=len(threads) - len(set(threads)))


def answers(*names: str, more: Sequence[Handler] = (), told: bool = True) -> Inject:
    """A row in which the model answers in each of these ways, one after the other."""

    async def inject(stage: Stage) -> Counts:
        total = Counts()
        for number, handler in enumerate((*(FAULTS[name][0] for name in names), *more)):
            total += await asked(Stage(stage.folder / str(number), stage.seed), handler, told=told)
        return total

    return inject


LIMITS = tuple(f"429 with retry-after {wait}" for wait in ("1", "3600", "of nonsense"))
STORMS = ("529 with retry-after 1", "529 with retry-after 3600", "503 in HTML")
WRONG = ("400", "401", "404, as for a retired model", "a redirect")
GARBAGE = ("HTML with 200", "body is no JSON", "empty body", "wrong shape of the API", "wrong shape of ours")

ROWS = (
    Row(23, "the model hangs", answers("hang")),
    Row(24, "the model answers 429, to be tried again in 1 s, in an hour, or soon", answers(*LIMITS)),
    Row(25, "the model is overloaded: 529, and 503 in HTML", answers(*STORMS)),
    Row(26, "the model is set up wrongly or retired: 400, 401, 404, a redirect", answers(*WRONG)),
    Row(27, "the model answers HTML, no JSON, nothing, or another shape", answers(*GARBAGE)),
    Row(28, "the model's answer trickles, or breaks off", answers("trickle", "cut stream")),
    Row(29, "the model refuses, with and without words beside it", answers("refusal", "refusal beside text")),
    Row(30, "the model's answer is cut, empty, or 30 MB", answers("truncated", "empty answer", more=[HUGE])),
    Row(31, "the model makes facts up, with mentions and links", answers(more=[LIES], told=False)),
)
