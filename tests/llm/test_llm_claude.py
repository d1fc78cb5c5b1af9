"""Asking Claude through the real SDK: whatever the other side does, an answer or a reason comes before the deadline."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from time import monotonic

import httpx2
import pytest
from anthropic.resources.messages.messages import DEPRECATED_MODELS
from httpx2 import Response

from bot.llm.model_request import Failure, ModelRequest, Why
from bot.llm.usage import TokenUsage
from bot.settings.llm import EXPLAINING_MODEL, READING_MODEL
from tests.support.fakes_model import (
    Colour,
    Cut,
    Handler,
    MemoryMeter,
    Trickle,
    answering,
    broken,
    claude,
    erring,
    hanging,
    message,
    responding,
    streaming,
)

DEADLINE = 0.3
SLACK = 1.0
GOOD = {"colour": "green"}

FAULTS: dict[str, tuple[Handler, Why]] = {
    "refusal": (answering("", "refusal"), Why.REFUSED),
    "refusal beside text": (answering(GOOD, "refusal"), Why.REFUSED),
    "truncated": (answering('{"colour": "gr', "max_tokens"), Why.TRUNCATED),
    "context window exceeded": (answering("", "model_context_window_exceeded"), Why.TRUNCATED),
    "invalid JSON": (answering("{'colour': green}"), Why.UNREADABLE),
    "prose": (answering("Sure! The colour is green."), Why.UNREADABLE),
    "wrong shape of ours": (answering({"color": "green"}), Why.UNREADABLE),
    "wrong shape of the API": (responding(200, '{"hello": 1}', content_type="application/json"), Why.UNREADABLE),
    "content is null": (responding(200, json.dumps(message(None)), content_type="application/json"), Why.UNREADABLE),
    "HTML with 200": (responding(200, "<html>hello</html>", content_type="text/html"), Why.UNREADABLE),
    "body is no JSON": (responding(200, "oops{", content_type="application/json"), Why.UNREADABLE),
    "empty body": (responding(200, "", content_type="application/json"), Why.UNREADABLE),
    "empty answer": (answering(""), Why.UNREADABLE),
    "429 with retry-after 1": (erring(429, "rate_limit_error", retry_after="1"), Why.UNAVAILABLE),
    "429 with retry-after 3600": (erring(429, "rate_limit_error", retry_after="3600"), Why.UNAVAILABLE),
    "429 with retry-after of nonsense": (erring(429, "rate_limit_error", retry_after="soon"), Why.UNAVAILABLE),
    "529 with retry-after 1": (erring(529, "overloaded_error", retry_after="1"), Why.UNAVAILABLE),
    "529 with retry-after 3600": (erring(529, "overloaded_error", retry_after="3600"), Why.UNAVAILABLE),
    "503 in HTML": (responding(503, "<html>busy</html>", content_type="text/html"), Why.UNAVAILABLE),
    "400": (erring(400, "invalid_request_error"), Why.MISCONFIGURED),
    "401": (erring(401, "authentication_error"), Why.MISCONFIGURED),
    "404, as for a retired model": (erring(404, "not_found_error"), Why.MISCONFIGURED),
    "a redirect": (responding(307, location="https://elsewhere.example/v1/messages"), Why.MISCONFIGURED),
    "hang": (hanging, Why.TOO_SLOW),
    "trickle": (streaming(Trickle()), Why.TOO_SLOW),
    "cut stream": (streaming(Cut()), Why.UNAVAILABLE),
    "an error that is nobody's own": (broken, Why.UNAVAILABLE),
}


def asked(deadline: float = DEADLINE) -> ModelRequest:
    return ModelRequest("You are exact.", "Which colour?", 100, deadline, "acme", "colour@1")


@pytest.mark.parametrize("fault", FAULTS)
async def test_every_fault_is_a_reason_before_the_deadline(fault: str) -> None:
    handler, why = FAULTS[fault]
    started = monotonic()
    async with claude(handler) as model:
        given = await model.ask(asked(), Colour)

    assert isinstance(given, Failure)
    assert given.why is why
    assert monotonic() - started < DEADLINE + SLACK


async def test_a_good_answer_comes_in_the_shape_that_was_asked_for_and_is_counted() -> None:
    meter = MemoryMeter()
    async with claude(answering(GOOD), meter) as model:
        assert await model.ask(asked(), Colour) == Colour(colour="green")

    assert meter.records == [("acme", READING_MODEL, TokenUsage(input=40, cached=4_000, output=60))]


async def test_an_answer_that_cannot_be_used_was_paid_for_all_the_same() -> None:
    meter = MemoryMeter()
    async with claude(answering("no JSON"), meter) as model:
        await model.ask(asked(), Colour)

    assert len(meter.records) == 1


async def test_a_call_given_up_at_the_deadline_is_counted_by_estimate() -> None:
    meter = MemoryMeter()
    async with claude(hanging, meter) as model:
        await model.ask(asked(0.05), Colour)

    [(_, _, tokens)] = meter.records
    assert tokens.input > 0


async def test_a_spent_budget_asks_nobody() -> None:
    async with claude(broken, MemoryMeter(open=False)) as model:
        assert await model.ask(asked(), Colour) == Failure(Why.SPENT)


async def test_the_stable_part_is_cached_and_the_schema_and_effort_are_sent() -> None:
    bodies: list[dict[str, object]] = []

    async def handle(request: httpx2.Request) -> Response:
        bodies.append(json.loads(request.content))
        return await answering(GOOD)(request)

    async with claude(handle) as model:
        await model.ask(asked(), Colour)

    [body] = bodies
    assert body["system"] == [{"type": "text", "text": "You are exact.", "cache_control": {"type": "ephemeral"}}]
    assert body["messages"] == [{"role": "user", "content": "Which colour?"}]
    assert json.loads(json.dumps(body["output_config"]))["effort"] == "low"
    assert "colour" in json.dumps(body["output_config"])


@pytest.mark.parametrize(("status", "kind"), [(429, "rate_limit_error"), (529, "overloaded_error")])
async def test_a_second_try_is_made_where_it_can_still_be_in_time(status: int, kind: str) -> None:
    answers: Iterator[Handler] = iter([erring(status, kind, retry_after="0.05"), answering(GOOD)])

    async def handle(request: httpx2.Request) -> Response:
        return await next(answers)(request)

    async with claude(handle) as model:
        assert await model.ask(asked(), Colour) == Colour(colour="green")


async def test_a_wait_that_would_outlast_the_deadline_is_not_waited_for() -> None:
    started = monotonic()
    async with claude(erring(429, "rate_limit_error", retry_after="3600")) as model:
        await model.ask(asked(20.0), Colour)

    assert monotonic() - started < SLACK


async def test_whoever_cancels_is_obeyed() -> None:
    async with claude(hanging) as model:
        call = asyncio.ensure_future(model.ask(asked(20.0), Colour))
        await asyncio.sleep(0)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call


def test_no_default_model_is_deprecated() -> None:
    assert not {READING_MODEL, EXPLAINING_MODEL} & set(DEPRECATED_MODELS)
