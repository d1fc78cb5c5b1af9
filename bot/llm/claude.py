"""Asks Claude through the Anthropic SDK: one deadline bounds all of it, and nothing that comes back is believed."""

from __future__ import annotations

import asyncio
from time import monotonic

import structlog
from anthropic import APIConnectionError, APIStatusError, omit, transform_schema
from anthropic.resources.messages import AsyncMessages
from anthropic.types import Message, ThinkingConfigParam
from pydantic import ValidationError

from advisor.errors import StoreUnavailable
from bot.llm.breaker import Breaker
from bot.llm.failures import failure_of, pause
from bot.llm.model_request import Failure, ModelRequest, T, Why
from bot.llm.usage import Meter, TokenUsage, estimated

ATTEMPTS = 2
_THINKING: dict[str, ThinkingConfigParam] = {"disabled": {"type": "disabled"}, "adaptive": {"type": "adaptive"}}
log = structlog.get_logger()


class Claude:
    """A model behind the Messages API (`bot.llm.model_request.Model`).

    The SDK's own time-outs and retries are not relied on: a Retry-After of an hour or an answer that trickles in
    outlasts them. The client that `messages` belongs to should therefore have no retries of its own.
    """

    def __init__(self, messages: AsyncMessages, *, name: str, meter: Meter, breaker: Breaker) -> None:
        self._messages = messages
        self._name = name
        self._meter = meter
        self._breaker = breaker

    @property
    def name(self) -> str:
        """The model's name, as its provider spells it."""
        return self._name

    async def ask(self, request: ModelRequest, want: type[T]) -> T | Failure:
        """The answer as a `want`, or why there is none; at the deadline at the latest, but for keeping the record."""
        started = monotonic()
        until = asyncio.get_running_loop().time() + request.deadline
        answer: object = None
        try:
            async with asyncio.timeout_at(until):
                if not await self._meter.may_spend(request.tenant):
                    return self._logged(request, Failure(Why.SPENT), started)
            # What waits longer for a place could hardly be answered in time.
            answer = await self._breaker.call(
                lambda: self._in_time(request, want, until), patience=request.deadline / 2
            )
            given = _read(answer, want)
        except StoreUnavailable:
            return self._logged(request, Failure(Why.UNAVAILABLE, "the store, so the budget is not known"), started)
        except Exception as error:
            given = failure_of(error)
        tokens = _tokens(answer, given, request)
        await self._record(request, tokens)
        if tokens and not isinstance(given, Failure) and not tokens.cached and not tokens.written:
            # A stable part below the model's least length is not cached, and the API does not say so.
            log.warning("the stable part of a prompt was not cached", model=self._name, prompt=request.prompt)
        return self._logged(request, given, started)

    async def _in_time(self, request: ModelRequest, want: type[T], until: float) -> object:
        """What the API gives. The time-out is raised in here, since the breaker is to see it."""
        async with asyncio.timeout_at(until):
            return await self._answer(request, want)

    async def _answer(self, request: ModelRequest, want: type[T]) -> object:
        """What the API gives, whatever that is. A second try only where it can still be in time."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._create(request, want)
            except (APIConnectionError, APIStatusError) as error:
                wait = pause(error)
                if wait is None or wait > request.deadline / 2 or attempt == ATTEMPTS:
                    raise
            await asyncio.sleep(wait)
        raise AssertionError("the last attempt either returned or raised")

    async def _create(self, request: ModelRequest, want: type[T]) -> object:
        return await self._messages.create(
            model=self._name,
            max_tokens=request.max_tokens,
            system=[{"type": "text", "text": request.system, "cache_control": {"type": "ephemeral"}}],
            messages=[{"role": "user", "content": request.message}],
            output_config={
                "effort": "low",
                "format": {"type": "json_schema", "schema": transform_schema(want.model_json_schema())},
            },
            thinking=_THINKING.get(request.thinking, omit),
            timeout=request.deadline,
        )

    async def _record(self, request: ModelRequest, tokens: TokenUsage | None) -> None:
        if tokens is None:
            return
        try:
            await self._meter.record(request.tenant, self._name, tokens)
        except StoreUnavailable as error:
            log.warning("what a model call cost could not be recorded", model=self._name, why=str(error))

    def _logged(self, request: ModelRequest, given: T | Failure, started: float) -> T | Failure:
        seconds = round(monotonic() - started, 3)
        if isinstance(given, Failure):
            name = "the model gave no answer"
            log.warning(name, model=self._name, prompt=request.prompt, why=given.why, detail=given.detail, s=seconds)
        else:
            log.info("the model answered", model=self._name, prompt=request.prompt, s=seconds)
        return given


def _read(answer: object, want: type[T]) -> T | Failure:
    """The answer's text as a `want`. The SDK checks no shapes: HTML comes as a string, and any field may be missing."""
    if not isinstance(answer, Message) or not isinstance(answer.content, list):
        return Failure(Why.UNREADABLE, "no message")
    if answer.stop_reason == "refusal":
        category = getattr(answer.stop_details, "category", None)
        return Failure(Why.REFUSED, str(category or "no category"))
    if answer.stop_reason in ("max_tokens", "model_context_window_exceeded"):
        return Failure(Why.TRUNCATED, answer.stop_reason)
    text = "".join(block.text for block in answer.content if block.type == "text")
    try:
        return want.model_validate_json(text)
    except ValidationError as error:
        kinds = ", ".join(sorted({problem["type"] for problem in error.errors()}))
        return Failure(Why.UNREADABLE, kinds if text else "empty")


def _tokens(answer: object, given: object, request: ModelRequest) -> TokenUsage | None:
    """What the call took. One that was cut off at the deadline is counted by estimate: its input was paid for."""
    usage = getattr(answer, "usage", None)
    if usage is not None:
        return TokenUsage(
            input=_count(usage, "input_tokens"),
            cached=_count(usage, "cache_read_input_tokens"),
            written=_count(usage, "cache_creation_input_tokens"),
            output=_count(usage, "output_tokens"),
        )
    if isinstance(given, Failure) and given.why is Why.TOO_SLOW:
        return TokenUsage(input=estimated(request.system) + estimated(request.message))
    return None


def _count(usage: object, name: str) -> int:
    value = getattr(usage, name, None)
    return value if isinstance(value, int) and value > 0 else 0
