"""Slack's pace in a channel: bursts, then about a message a second, and rest when Slack asks for it."""

from __future__ import annotations

from bot.slack.rate_limit import BURST, EVERY, Pace


class Watch:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.seconds


def test_a_quiet_channel_takes_a_burst_and_then_a_message_a_second() -> None:
    watch = Watch()
    pace = Pace(now=watch)

    assert [pace.wait("C1") for _ in range(BURST)] == [0.0] * BURST
    assert pace.wait("C1") == EVERY
    watch.seconds += EVERY
    assert pace.wait("C1") == 0.0
    assert pace.wait("C1") == EVERY


def test_channels_do_not_wait_for_each_other() -> None:
    pace = Pace(now=Watch())

    while not pace.wait("C1"):
        pass

    assert pace.wait("C2") == 0.0


def test_a_channel_rests_for_as_long_as_slack_asks() -> None:
    watch = Watch()
    pace = Pace(now=watch)

    pace.rest("C1", 30.0)
    assert pace.wait("C1") == 30.0
    watch.seconds += 30.0

    assert pace.wait("C1") == 0.0


def test_channels_that_were_quiet_for_long_are_forgotten_and_busy_ones_are_not() -> None:
    watch = Watch()
    pace = Pace(now=watch)
    pace.rest("C-busy", 100_000.0)

    for number in range(5_000):
        watch.seconds += 2 * EVERY * (number % 2)
        assert pace.wait(f"C{number}") == 0.0

    assert len(pace) < 2_000
    assert pace.wait("C-busy") > 0
