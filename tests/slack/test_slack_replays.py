"""What is remembered of answered requests is forgotten when it cannot be valid any more."""

from __future__ import annotations

from bot.slack.signature import WINDOW, Replays


def test_only_an_answered_signature_is_a_replay_and_only_after_a_moment() -> None:
    replays = Replays()
    replays.remember("v0=a", now=1_000)

    assert not replays.is_replay("v0=b", stamp=1_000, now=1_060)
    assert not replays.is_replay("v0=a", stamp=1_000, now=1_001)
    assert replays.is_replay("v0=a", stamp=1_000, now=1_060)


def test_old_signatures_are_forgotten_so_that_memory_stays_bounded() -> None:
    replays = Replays()
    for number in range(1_000):
        replays.remember(f"v0={number}", now=number)

    assert not replays.is_replay("v0=0", stamp=0, now=2 * WINDOW + 1)
    assert replays.is_replay("v0=999", stamp=999, now=1_100)
