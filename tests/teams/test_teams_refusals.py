"""What is refused at the door of Teams, and what becomes of a reply that Teams does not take."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_teams import Answer
from tests.support.teams_front import NONCE, Front, emulated, served
from tests.support.teams_http import PERSONAL, activity, executed


@pytest.fixture
def responder() -> CountingResponder:
    return CountingResponder()


@pytest.fixture
async def front(data_dir: Path, responder: CountingResponder) -> AsyncIterator[Front]:
    async with served(responder.respond, settings=emulated(data_dir)) as front:
        yield front


@pytest.mark.parametrize(
    "changes",
    [
        {"channelData": {"tenant": {"id": "another"}}},
        {"conversation": PERSONAL | {"tenantId": "another"}},
        {"channelData": {"tenant": {"id": "another"}}, "conversation": PERSONAL | {"tenantId": "another"}},
        {"channelData": {}, "conversation": {"id": "a:1"}},
        {"channelData": {"tenant": 5}},
    ],
)
async def test_another_tenant_is_refused_and_nothing_runs(
    front: Front, responder: CountingResponder, changes: dict[str, Any]
) -> None:
    assert (await front.send(activity("hello", **changes)))[0] == 403
    assert responder.running == 0


async def test_whoever_names_two_tenants_is_refused_even_where_any_is_served(
    data_dir: Path, responder: CountingResponder
) -> None:
    another = {"channelData": {"tenant": {"id": "another"}}}
    settings = emulated(data_dir).model_copy(update={"teams_tenant_id": ""})
    async with served(responder.respond, settings=settings) as front:
        assert (await front.send(activity("hello", **another)))[0] == 403
        assert responder.running == 0
        alone = another | {"conversation": PERSONAL | {"tenantId": "another"}}
        assert (await front.send(activity("hello", **alone)))[0] == 200


async def test_in_emulator_mode_answers_stay_on_this_machine(front: Front, responder: CountingResponder) -> None:
    for url in ("https://smba.trafficmanager.net/amer/", "http://10.0.0.1/", "http://[", "", None):
        assert (await front.send_bytes(json.dumps(activity("hello", serviceUrl=url)).encode()))[0] == 401
    assert responder.running == 0


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"null", b"not JSON", b"\xff\xfe", b"{}", b'{"type": NaN}', b'{"type": 5}', b"[" * 100_000,
        b'{"type":' * 10_000, b'{"type": "message", "value": ' + b'{"a":' * 5_000 + b"1" + b"}" * 5_001,
        b'{"type": "message", "serviceUrl": {}}', b'{"type": "message", "text": "\\ud800"}',
    ],
    ids=range(13),
)  # fmt: skip
async def test_what_is_malformed_is_refused_and_nothing_runs(
    front: Front, responder: CountingResponder, body: bytes
) -> None:
    assert (await front.send_bytes(body))[0] == 400
    assert responder.running == 0


async def test_what_is_too_large_or_says_it_is_no_json_is_refused(front: Front) -> None:
    assert (await front.send_bytes(b" " * 200_000))[0] == 413
    assert (await front.send_bytes(json.dumps(activity("hello")).encode(), **{"Content-Type": "text/plain"}))[0] == 400


@pytest.mark.parametrize("field", ["id", "from", "recipient", "conversation", "entities", "text", "value", "replyToId"])
@pytest.mark.parametrize("value", [None, 5, [], [5], {}, {"id": []}, "x"])
async def test_no_odd_field_is_answered_with_a_fault_of_ours(front: Front, field: str, value: object) -> None:
    status, _ = await front.send(activity("hello") | {field: value})
    assert status in (200, 403)


async def test_with_a_frozen_store_the_person_is_told_within_a_second_and_nothing_is_half_done(front: Front) -> None:
    os.kill(front.store_pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert await front.send(activity("hello")) == (200, None)
        assert time.monotonic() - began < 1.0
        _, body = await front.send(executed({"nonce": NONCE, "choose": "task=answer"}))
        assert "try again" in body["value"]
        front.teams.answers = [Answer(502)]
        assert (await front.send(activity("hello")))[0] == 503
    finally:
        os.kill(front.store_pid, signal.SIGCONT)

    assert ["try again" in posted.texts[0] for posted in front.teams.taken] == [True]


@pytest.mark.parametrize("answer", [Answer(429, {"Retry-After": "0"}), Answer(412), Answer(502), Answer(401)])
async def test_a_reply_that_teams_could_not_take_is_posted_again_once(front: Front, answer: Answer) -> None:
    front.teams.answers = [answer]

    await front.send(activity("hello"))
    await front.posted(1)

    assert (front.teams.calls, front.said) == (2, ["1: hello"])


async def test_a_card_that_teams_refuses_is_replaced_by_the_plain_line(front: Front) -> None:
    front.teams.answers = [Answer(400)]

    await front.send(activity("hello"))
    await front.posted(1)

    assert front.teams.posted[0].activity["text"] == "hello"


async def test_a_conversation_that_is_gone_holds_up_nothing(front: Front) -> None:
    front.teams.answers = [Answer(404)]

    await front.send(activity("hello"))
    await front.send(activity("next"))
    await front.posted(1)

    assert (front.teams.calls, front.said) == (2, ["2: next"])


async def test_a_question_that_cannot_be_settled_is_answered_all_the_same(front: Front) -> None:
    front.teams.answers = [Answer(404)]

    await front.send(executed({"nonce": NONCE, "choose": "task=answer"}))
    await front.posted(1)

    assert len(front.teams.taken) == 1
