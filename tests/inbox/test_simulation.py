"""Thousands of interleavings keep every promise, and without any one of the guards some do not.

`python -m tests.bench.interleavings 100000` lives through many more.
"""

from __future__ import annotations

from collections import Counter

import pytest

from bot.stores.calls import Script
from bot.stores.scripts import ACCEPT, COMMIT, MARK, RENEW, REPEAT, TAKE
from tests.simulation.process import Guards
from tests.simulation.world import simulate

SLICES, SLICE = 8, 250
"""How many runs the suite lives through, in so many tests, so that they share the cores."""
ENOUGH = 1_500
"""Runs in which a missing guard must show."""


def without(*guards: tuple[Script, str, str]) -> Guards:
    """All guards but one, which stands in scripts of the store: what is there in its place is the third of each."""
    rewritten: dict[str, str] = {}
    for script, guard, instead in guards:
        source = rewritten.get(script.source, script.source)
        assert guard in source
        rewritten[script.source] = source.replace(guard, instead)
    return Guards(rewritten)


CLAIMED = (ACCEPT, "if not redis.call('SET', KEYS[1], 'taken', 'NX', 'EX', ARGV[1]) then return 0 end", "")
DONE = (COMMIT, "if redis.call('GET', KEYS[1]) == 'done' then return {} end", "")
VERSION = (COMMIT, "if version ~= tonumber(ARGV[2]) then return 0 end", "")
TAKEN_OUT = {
    "the claim": (without(CLAIMED, DONE), "is let in 2 times"),
    "the version": (without(VERSION, DONE), "turns"),
    "the lease": (without((TAKE, "return {'busy'}", "owner = nil")), "is answered 2 times, 1 at most"),
    "the lease's renewal": (without((RENEW, RENEW.source, "return 1")), "is answered 2 times, 1 at most"),
    "the order in a thread": (
        without(
            (TAKE, "'LINDEX', KEYS[3], 0", "'LINDEX', KEYS[3], -1"),
        ),
        "came before it",
    ),
    "the look before a repeat": (Guards(looks=False), "is answered 2 times, 1 at most"),
    "the fence before a repeat": (without((REPEAT, REPEAT.source, "return 1")), "is answered 3 times, 2 at most"),
    "the mark": (without((MARK, MARK.source, "return '0'")), "is lost"),
}
"""Each guard with what is seen where it is missing."""


FOUND = {
    53: "a post outlived its lease, and another process sent the reply too",
    225: "a reply whose post outlived its lease came after the next one",
    1783: "a stop cut a post off, and the next process looked before it had arrived",
    162: "a reply that was refused in a hold that ended was sent without a look in the next",
    63: "processes that died one after the other sent a reply three times",
}
"""Seeds at which faults that were found in the inbox would show, and what they were."""


@pytest.mark.parametrize("seed", FOUND, ids=FOUND.get)
def test_what_was_found_stays_mended(seed: int) -> None:
    assert simulate(seed).violations == ()


@pytest.mark.parametrize("number", range(SLICES))
def test_nothing_is_lost_or_out_of_order_and_repeated_only_where_nobody_can_look(number: int) -> None:
    runs = [simulate(seed) for seed in range(number * SLICE, (number + 1) * SLICE)]
    happened = sum((run.happened for run in runs), Counter[str]())

    assert [run for run in runs if run.violations] == []
    assert {what for what, times in happened.items() if times >= 5} >= {
        "killed", "stopped", "starts again", "duplicates", "delivered again", "cut off from the store", "rate limit",
        "slow", "slow look", "cut, shown", "cut, not shown", "refused", "set aside unconfirmed",
    }  # fmt: skip


def test_a_run_follows_from_its_seed() -> None:
    assert [simulate(seed) for seed in range(20)] == [simulate(seed) for seed in range(20)]


@pytest.mark.parametrize("guard", TAKEN_OUT)
def test_without_any_one_of_the_guards_a_promise_breaks(guard: str) -> None:
    guards, says = TAKEN_OUT[guard]

    assert any(says in violation for seed in range(ENOUGH) for violation in simulate(seed, guards).violations)
