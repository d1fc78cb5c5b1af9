"""One signed mention the whole way, over real HTTP: guard, inbox, turn, commit, post; and all that is refused."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from advisor.message import Message
from advisor.reply import Notice, Reply
from bot.inbox.delivery import key_of
from bot.inbox.items import Accepted, ReturnAddress
from bot.stores.codec import OWED, PendingReply
from bot.stores.keys import ThreadKeys
from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_slack import Answer, RecordingSlack
from tests.support.slack_front import FORM, JSON, Front, environment, served, set_environment
from tests.support.slack_http import body_of, event, signed
from tests.support.waiting import until


@pytest.fixture
async def front(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> AsyncIterator[Front]:
    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, data_dir), monkeypatch.setenv)
        async with served(slack, CountingResponder()) as front:
            yield front


async def test_a_mention_is_answered_in_its_thread(front: Front) -> None:
    assert await front.deliver(body_of(event())) == 200
    await until(lambda: len(front.slack.posts) == 1)

    (post,) = front.slack.posts
    assert (post["channel"], post["thread_ts"]) == ("C00HOME", "1767224888.280449")
    assert (post["link_names"], post["unfurl_links"], post["unfurl_media"]) == (False, False, False)
    assert front.shown() == ["1: hello"]


async def test_the_same_event_delivered_20_times_at_once_is_answered_once(front: Front) -> None:
    payload = event()
    copies = [body_of(payload | {"event_id": f"Ev{number}"}) for number in range(20)]

    assert await asyncio.gather(*(front.post(copy) for copy in copies)) == [200] * 20
    assert (
        await front.post(body_of(event("<@U00BOT> next", ts="1767224889.000001", thread_ts=payload["event"]["ts"])))
        == 200
    )
    await until(lambda: len(front.slack.posts) == 2)

    assert front.shown() == ["1: hello", "2: next"]


async def test_a_mention_that_comes_under_two_event_types_is_answered_once(front: Front) -> None:
    for kind in ("app_mention", "message"):
        assert await front.deliver(body_of(event(type=kind))) == 200
    assert (
        await front.deliver(body_of(event("<@U00BOT> next", ts="1767224889.0", thread_ts="1767224888.280449"))) == 200
    )
    await until(lambda: len(front.slack.posts) == 2)

    assert front.shown() == ["1: hello", "2: next"]


async def test_slack_may_prove_that_the_address_is_ours(front: Front) -> None:
    body = body_of({"type": "url_verification", "token": "t", "challenge": "a-challenge"})
    async with front.http.post("/slack/events", data=body, headers=signed(body)) as response:
        assert (response.status, "a-challenge" in await response.text()) == (200, True)


@pytest.mark.parametrize(
    "payload",
    [
        event(bot_id="B1"),
        event(type="message", subtype="message_changed", text=None, user=None),
        event(type="app_home_opened", tab="home", text=None),
        event(type="something_new"),
        event(text=None),
    ],
)
async def test_what_is_not_said_to_us_is_acknowledged_and_nothing_runs(front: Front, payload: dict[str, Any]) -> None:
    assert await front.deliver(body_of(payload)) == 200
    assert front.responder.running == 0


GOOD = body_of(event())


async def test_an_unsigned_request_is_refused_before_it_is_read(front: Front) -> None:
    for body in (GOOD, b"[" * 100_000, b"", b"\xff"):
        assert await front.post_as(body, {"Content-Type": "application/json"}) == 401
    assert front.responder.running == 0


@pytest.mark.parametrize(
    "forged",
    [
        lambda: signed(GOOD, secret="another"),  # noqa: S106
        lambda: signed(GOOD, age=310),
        lambda: signed(GOOD, age=-310),
        lambda: signed(GOOD + b" "),
        lambda: signed(GOOD, {"X-Slack-Request-Timestamp": "abc"}),
        lambda: signed(GOOD, {"X-Slack-Request-Timestamp": "٣" * 10}),
        lambda: signed(GOOD, {"X-Slack-Request-Timestamp": "9" * 5_000}),
        lambda: signed(GOOD, {"X-Slack-Signature": "v0=ünïcode"}),
        lambda: signed(GOOD, {"X-Slack-Signature": ""}),
    ],
)
async def test_what_is_forged_or_stale_is_refused_and_nothing_runs(
    front: Front, forged: Callable[[], dict[str, str]]
) -> None:
    assert await front.post_as(GOOD, forged()) == 401
    assert front.responder.running == 0


async def test_a_request_that_was_answered_is_refused_when_it_is_replayed_later(front: Front) -> None:
    captured = signed(GOOD, age=60)

    assert await front.post_as(GOOD, captured) == 200
    assert [await front.post_as(GOOD, captured) for _ in range(3)] == [401] * 3
    await until(lambda: len(front.slack.posts) == 1)
    assert front.responder.running == 1


async def test_copies_that_come_at_once_under_one_signature_are_acknowledged_and_count_once(front: Front) -> None:
    captured = signed(GOOD)

    statuses = await asyncio.gather(*(front.post_as(GOOD, captured) for _ in range(20)))
    # A store that a busy machine holds up may ask for another delivery; no copy is taken for a forgery.
    assert set(statuses) <= {200, 503}
    assert await front.deliver(GOOD) == 200
    await until(lambda: len(front.slack.posts) == 1)
    assert front.responder.running == 1


async def test_a_body_that_is_too_large_is_refused(front: Front) -> None:
    assert await front.post(b" " * 200_000) == 413


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", JSON),
        (b"[]", JSON),
        (b"null", JSON),
        (b"not JSON", JSON),
        (b"\xff\xfe", JSON),
        (b"{}", JSON),
        (b'{"type": NaN}', JSON),
        (b"[" * 100_000, JSON),
        (b'{"type":' * 10_000, JSON),
        (b'{"type": "event_callback", "event": ' + b'{"a":' * 5_000 + b"1" + b"}" * 5_001, JSON),
        (b'{"type": "event_callback", "event": null}', JSON),
        (b'{"type": "event_callback", "event": {"type": 5}}', JSON),
        (b'{"type": "event_callback", "event": {"type": "app_mention", "text": "\\ud800"}}', JSON),
        (b'{"type": "x", "n": ' + b"1" * 5_000 + b"}", JSON),
        (b"payload=[]", FORM),
        (b"payload=%FF", FORM),
        (b"payload=" + b"[" * 50_000, FORM),
        (b"no form", FORM),
        (b"{" * 50_000, FORM),
    ],
    ids=range(19),
)
async def test_what_is_malformed_is_refused_and_nothing_runs(front: Front, body: bytes, kind: str) -> None:
    assert await front.post(body, kind) == 400
    assert front.responder.running == 0


@pytest.mark.parametrize("field", ["team_id", "enterprise_id", "authorizations", "team", "user", "event_context"])
@pytest.mark.parametrize("value", [None, 5, [], [5], {}, {"id": []}, "x"])
async def test_no_odd_field_in_a_signed_event_is_answered_with_a_fault_of_ours(
    front: Front, field: str, value: object
) -> None:
    assert await front.post(body_of(event() | {field: value})) in (200, 400)


async def test_with_a_frozen_store_an_event_gets_503_within_a_second_and_its_redelivery_is_answered(
    front: Front,
) -> None:
    os.kill(front.store_pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert await front.post(GOOD) == 503
        assert time.monotonic() - began < 1.0
        async with front.http.get("/readyz") as response:
            assert response.status == 503
        async with front.http.get("/healthz") as response:
            assert response.status == 200
    finally:
        os.kill(front.store_pid, signal.SIGCONT)

    assert await front.deliver(GOOD) == 200
    await until(lambda: len(front.slack.posts) == 1)
    async with front.http.get("/readyz") as response:
        assert response.status == 200


@pytest.mark.parametrize(
    "answer",
    [
        Answer(429, "ratelimited", {"Retry-After": "0"}),
        Answer(200, "internal_error"),
        Answer(500, page="<html>broken</html>"),
        Answer(503, page="busy"),
    ],
)
async def test_a_reply_that_slack_could_not_take_is_posted_again(front: Front, answer: Answer) -> None:
    front.slack.answers = [answer]

    assert await front.deliver(GOOD) == 200
    await until(lambda: len(front.slack.posts) == 1)

    assert (front.slack.calls, front.shown()) == (2, ["1: hello"])


async def test_what_blocks_would_have_shown_comes_as_plain_lines_where_slack_refuses_them(front: Front) -> None:
    front.slack.answers = [Answer(error="invalid_blocks")]

    assert await front.deliver(GOOD) == 200
    await until(lambda: len(front.slack.posts) == 1)

    assert (front.slack.posts[0]["text"], front.slack.posts[0].get("blocks")) == ("1: hello", None)


@pytest.mark.parametrize("fault", ["invalid_auth", "token_revoked", "missing_scope"])
async def test_what_an_admin_has_to_mend_is_waited_for_and_the_reply_is_sent_then(front: Front, fault: str) -> None:
    front.slack.answers = [Answer(error=fault, headers={"Retry-After": "0"})] * 2

    assert await front.deliver(GOOD) == 200
    await until(lambda: len(front.slack.posts) == 1)

    assert (front.slack.calls, front.shown()) == (3, ["1: hello"])


@pytest.mark.parametrize(("has_history", "shown"), [(True, 1), (False, 2)])
async def test_a_post_whose_end_is_unknown_is_looked_for_before_it_is_repeated(
    front: Front, has_history: bool, shown: int
) -> None:
    front.slack.has_history = has_history
    front.slack.answers = [Answer(500, "internal_error", taken=True)] * 4

    assert await front.deliver(GOOD) == 200
    await until(lambda: len(front.slack.posts) == shown)
    assert (
        await front.deliver(body_of(event("<@U00BOT> next", ts="1767224889.0", thread_ts="1767224888.280449"))) == 200
    )
    front.slack.answers = []
    await until(lambda: "2: next" in front.shown())
    await asyncio.sleep(0.5)

    assert front.shown() == ["1: hello"] * shown + ["2: next"]


async def test_what_another_process_may_have_sent_before_it_died_is_looked_for(front: Front) -> None:
    assert await front.deliver(GOOD) == 200
    await until(lambda: len(front.slack.posts) == 1)
    await asyncio.sleep(0.3)
    keys = ThreadKeys("T00TEAM", "C00HOME:1767224888.280449")
    said = Message("T00TEAM", keys.thread, "C00HOME:1767224888.280449", "U00KIM", "hello")
    address = ReturnAddress("slack", "T00TEAM", "C00HOME", "1767224888.280449")
    front.slack.posts[0]["metadata"]["event_payload"]["key"] = key_of(said)
    reply = Reply((Notice("1: hello"),), "1: hello")
    await front.house.client.rpush(keys.outbox, OWED.encode(PendingReply(Accepted(said, address), reply)))

    assert (
        await front.deliver(body_of(event("<@U00BOT> next", ts="1767224889.0", thread_ts="1767224888.280449"))) == 200
    )
    await until(lambda: len(front.slack.posts) == 2)

    assert front.shown() == ["1: hello", "2: next"]


async def test_a_channel_that_is_gone_holds_up_nothing(front: Front) -> None:
    front.slack.answers = [Answer(error="is_archived")]

    assert await front.deliver(GOOD) == 200
    await until(lambda: front.slack.calls == 1)
    assert (
        await front.deliver(body_of(event("<@U00BOT> next", ts="1767224889.0", thread_ts="1767224888.280449"))) == 200
    )
    await until(lambda: len(front.slack.posts) == 1)

    assert (front.slack.calls, front.shown()) == (2, ["2: next"])
