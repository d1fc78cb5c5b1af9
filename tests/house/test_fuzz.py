"""What is fuzzed holds for every seed and for whatever was found before; what breaks is told, with the way to it."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import structlog
from aiohttp import web

from bot.app.connections import Connections
from bot.stores.codec import SESSION, CodecError
from tests.fuzz import MODULES, named
from tests.fuzz.__main__ import figures, fuzzed, main
from tests.fuzz.mutation import body_changed, text_changed
from tests.fuzz.quiet import quiet
from tests.fuzz.requests import SEALED, Kept, Request
from tests.fuzz.slack_door import PATH, Door
from tests.fuzz.target import Target, Try, Wrong, timely
from tests.fuzz.wire import serving
from tests.support.slack_http import body_of, event, form_of

MUTATIONS = 150


@contextmanager
def fragile() -> Iterator[Try]:
    def tried(data: bytes) -> None:
        if data == b"boom":
            raise Wrong("it broke")

    yield tried


TARGET = Target("fragile", fragile, lambda: iter(()), lambda data, most, seed, plain: data, ())
"""What breaks when it is told to; found here as any other target is in its module."""


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of the test's own, while there is a target that breaks."""
    monkeypatch.setitem(MODULES, "fragile", __name__)
    return tmp_path


@pytest.mark.parametrize("name", MODULES)
def test_every_seed_and_every_input_that_was_found_does_no_harm(name: str) -> None:
    target = named(name)
    corpus = list(target.corpus())
    with target.opened() as tried:
        for data in corpus:
            tried(data)

    assert len(corpus) > 50
    assert target.name == name


@pytest.mark.parametrize("name", MODULES)
def test_what_mutation_makes_of_the_seeds_does_no_harm_and_is_the_same_every_time(name: str) -> None:
    target, chooser = named(name), random.Random(2_026)
    corpus = list(target.corpus())
    with target.opened() as tried:
        for seed in range(MUTATIONS):
            data = chooser.choice(corpus)
            made = target.mutated(data, target.longest, seed, lambda own, most: own[:most][::-1])
            assert made == target.mutated(data, target.longest, seed, lambda own, most: own[:most][::-1])
            assert len(made) <= target.longest
            tried(made)


def test_a_changed_body_keeps_its_form() -> None:
    chooser = random.Random(1)
    for body in (body_of(event()), form_of({"payload": {"type": "block_actions"}}), form_of({"text": "we sort"})):
        changed = [body_changed(body, ("word",), chooser) for _ in range(50)]

        assert sum(one[:1] == body[:1] for one in changed) > 25
        assert len(set(changed)) > 10
    assert body_changed(b"", ("word",), chooser) == b""
    assert {text_changed("", ("word",), chooser) for _ in range(50)} >= {"word", ""}


def test_a_request_is_an_input_and_any_input_is_a_request() -> None:
    request = Request(SEALED, (b"Content-Type: application/json", b"X: y"), b"{}\n\n{}")

    assert Request.of(request.data) == request
    assert request.without("x") == request.headers[:1]
    assert Request.of(b"") == Request(0, (), b"")


def test_a_door_that_fails_is_noticed() -> None:
    async def fail(_: web.Request) -> web.Response:
        raise RuntimeError

    async def knock() -> None:
        app, connections = web.Application(), Connections()
        app.add_routes([web.post(PATH, fail)])
        with quiet() as failures:
            async with serving(app, connections) as served:
                await Door(served, Kept(), failures).knock(Request(SEALED, (), b"{}").data)

    with pytest.raises(Wrong, match="answers 500"):
        asyncio.run(knock())


def test_a_door_that_lets_anybody_in_is_noticed() -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response()

    async def knock() -> None:
        app, connections = web.Application(), Connections()
        app.add_routes([web.post(PATH, answer)])
        with quiet() as failures:
            async with serving(app, connections) as served:
                await Door(served, Kept(), failures).knock(Request(0, (), b"{}").data)

    with pytest.raises(Wrong, match="unsigned"):
        asyncio.run(knock())


def test_a_failure_that_is_only_logged_is_noticed() -> None:
    with quiet() as failures:
        structlog.get_logger().warning("all is well", exc_info=KeyError("expected"))
        failures.none()
        structlog.get_logger().error("Bolt stumbled", exc_info=KeyError("somebody else's"))
        failures.none()
        try:
            SESSION.decode(b"")
        except CodecError as error:
            structlog.get_logger().error("it could not be understood", exc_info=error)
        with pytest.raises(Wrong, match="CodecError"):
            failures.none()
        failures.none()


def test_what_takes_too_long_is_tried_three_times_before_it_is_told() -> None:
    tries: list[bytes] = []
    timely(tries.append)(b"at once")
    with pytest.raises(Wrong, match="8 bytes"):
        timely(tries.append, most=0.0)(b"too long")

    assert tries == [b"at once", *[b"too long"] * 3]


def test_one_input_is_tried_without_atheris(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "good").write_bytes(b"fine")
    (folder / "bad").write_bytes(b"boom")

    assert main(["fragile", "--input", str(folder / "good")], able=False) == 0
    assert main(["fragile", "--input", str(folder / "bad")], able=False) == 1
    assert "Wrong: it broke" in capfd.readouterr().err


def test_where_atheris_cannot_be_had_that_is_said_and_stops_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--seconds", "1"], able=False) == 0
    assert "NOT FUZZED" in capfd.readouterr().out


# What libFuzzer would do, without libFuzzer: it is given the target, its folder and its options.
BREAKS = """
import pathlib, sys
found = sys.argv[-1].partition("=")[2]
print("#2 INITED cov: 10 ft: 20 corp: 3/40b exec/s: 0 rss: 50Mb")
print("#1234 NEW    cov: 11 ft: 22 corp: 4/44b lim: 9 exec/s: 3 rss: 50Mb")
if sys.argv[1] == "fragile":
    pathlib.Path(f"{found}crash-1").write_bytes(b"boom")
    sys.exit("Wrong: it broke")
"""


def test_a_crash_is_told_with_its_input_and_the_way_to_see_it_again(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    program = (sys.executable, "-c", BREAKS)

    assert fuzzed("fragile", 1, folder, program)
    told = capfd.readouterr().out
    assert "fragile: 1,234 inputs tried, 11 edges and 22 features reached, corpus 4/44b" in told
    assert "Wrong: it broke" in told
    assert "the input is b'boom'" in told
    assert f"python -m tests.fuzz fragile --input {folder}/fragile/found/crash-1" in told
    assert main(["fragile", "--input", f"{folder}/fragile/found/crash-1"], able=False) == 1

    assert not fuzzed("slack", 1, folder, program)
    assert "BROKEN" not in capfd.readouterr().out


def test_a_run_that_came_to_nothing_says_so() -> None:
    assert figures("slack", "ImportError") == "slack: it did not come to anything\n"
