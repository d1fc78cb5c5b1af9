"""Models for tests: the real SDK over a transport of the test's own, and a model that says what it is told to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from anthropic.resources.messages import AsyncMessages
from httpx2 import AsyncByteStream, AsyncClient, MockTransport, RemoteProtocolError, Request, Response
from pydantic import BaseModel, SecretStr

from bot.llm import model_request
from bot.llm.breaker import Breaker
from bot.llm.claude import Claude
from bot.llm.model_request import Failure, T
from bot.llm.providers import messages
from bot.llm.usage import TokenUsage
from bot.settings.llm import READING_MODEL as MODEL
from bot.settings.llm import ModelSettings, Provider, Task

Handler = Callable[[Request], Coroutine[None, None, Response]]


@dataclass
class MemoryMeter:
    """A meter that keeps its records in a list (`bot.llm.usage.Meter`)."""

    open: bool = True
    records: list[tuple[str, str, TokenUsage]] = field(default_factory=list)

    async def may_spend(self, tenant: str) -> bool:
        """Whether the test lets it."""
        return self.open

    async def record(self, tenant: str, model: str, tokens: TokenUsage) -> None:
        """Remember the call."""
        self.records.append((tenant, model, tokens))


@dataclass
class ToldModel:
    """Answers every request with what it was given, whatever was asked (`bot.llm.model_request.Model`)."""

    answer: Mapping[str, object] | Failure
    requests: list[model_request.ModelRequest] = field(default_factory=list)
    name: str = "told"

    async def ask(self, request: model_request.ModelRequest, want: type[T]) -> T | Failure:
        """The answer, in the shape that is wanted."""
        self.requests.append(request)
        return self.answer if isinstance(self.answer, Failure) else want.model_validate(self.answer)


def settings(seconds: float = 0.3) -> ModelSettings:
    """Settings of a model that is given up after `seconds`."""
    task = Task(MODEL, seconds, 1_000)
    return ModelSettings(
        Provider.ANTHROPIC, SecretStr("key"), None, "", "", task, task, daily_usd=1.0, calls=20, rest=60.0
    )


@asynccontextmanager
async def api(handler: Handler) -> AsyncIterator[AsyncMessages]:
    """The real SDK's Messages API, whose requests `handler` answers."""
    async with messages(settings(), http=AsyncClient(transport=MockTransport(handler))) as found:
        yield found


@asynccontextmanager
async def claude(handler: Handler, meter: MemoryMeter | None = None) -> AsyncIterator[Claude]:
    """Claude through it."""
    async with api(handler) as found:
        yield Claude(found, name=MODEL, meter=meter or MemoryMeter(), breaker=breaker())


def breaker() -> Breaker:
    """A breaker that rests longer than any test."""
    return Breaker(MODEL, calls=20, rest=60.0)


def answering(body: object, stop: str = "end_turn") -> Handler:
    """A server that answers with `body`, as JSON unless it is text, as the API would."""

    async def handle(request: Request) -> Response:
        text = body if isinstance(body, str) else json.dumps(body)
        return Response(200, json=message([{"type": "text", "text": text}] if text else [], stop))

    return handle


def message(content: object, stop: str = "end_turn") -> dict[str, object]:
    """A whole message of the API."""
    usage = {
        "input_tokens": 40,
        "output_tokens": 60,
        "cache_read_input_tokens": 4_000,
        "cache_creation_input_tokens": 0,
    }
    start = {"id": "msg_1", "type": "message", "role": "assistant", "model": MODEL}
    return {**start, "content": content, "stop_reason": stop, "stop_sequence": None, "usage": usage}


def responding(status: int, content: str = "", **headers: str) -> Handler:
    """A server that always answers like this; underscores in header names are hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def handle(request: Request) -> Response:
        return Response(status, text=content, headers=named)

    return handle


def erring(status: int, kind: str, **headers: str) -> Handler:
    """A server that answers with an error of the API's own kind."""
    return responding(status, json.dumps({"type": "error", "error": {"type": kind, "message": kind}}), **headers)


async def hanging(request: Request) -> Response:
    """A server that takes the request and never says a word."""
    await asyncio.Event().wait()
    raise AssertionError("nobody sets the event")


class Trickle(AsyncByteStream):
    """A body that comes byte by byte, always soon enough for a read time-out, and never ends."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            await asyncio.sleep(0.02)
            yield b" "


class Cut(AsyncByteStream):
    """A body that breaks off half way."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b'{"id": "msg_1", "type": "mess'
        raise RemoteProtocolError("peer closed connection without sending complete message body")


def streaming(body: AsyncByteStream) -> Handler:
    """A server that sends its headers, and then `body`."""

    async def handle(request: Request) -> Response:
        return Response(200, headers={"content-type": "application/json"}, stream=body)

    return handle


async def broken(request: Request) -> Response:
    """A transport with a bug in it: an error that is nobody's own."""
    raise AssertionError("no parser for this")


class Colour(BaseModel):
    """The smallest thing to ask for."""

    colour: str
