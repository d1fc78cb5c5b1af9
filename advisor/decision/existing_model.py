"""What to do with a tuned model that somebody already has: keep it, migrate by a date, or retire it."""

from __future__ import annotations

from datetime import timedelta

from advisor.data.dated import long_date
from advisor.data.retirements import Retirement, end_of_tuned
from advisor.decision.policy import Policy
from advisor.facts import Facts
from advisor.slots import PROVIDER, TUNED_MODEL
from advisor.verdict import FineTuning, Headline, Running, Stand

SOON = timedelta(days=365)
"""An end within a year is near enough to plan for now: moving takes data, tests and a release (`house`)."""

_REPLACE = "A tuned model disappoints: go back to a prompted one, keep its examples and tests, and switch it off."
_TRAIN_AGAIN = (
    "The tuned model you have disappoints: keep it until a new one beats it on your tests, then switch it off."
)
_RETIRE = "Your tuned model does what is better done otherwise: run both on your tests, move over, then switch it off."
_KEEP = "Keep your tuned model while it passes your tests; test the cheapest prompted model beside it twice a year."


def running_of(policy: Policy, facts: Facts, headline: Headline) -> Running | None:
    """The advice for a tuned model of today; None for somebody who has none.

    One that works is kept, unless it ends within a year where it runs (then it is moved by that date) or the answer
    is no (then it is retired). One that disappoints makes way for a prompted one, or for its successor where the cause
    is mended and the answer is yes.
    """
    band = facts.band(TUNED_MODEL.id)
    if band == "mended" and headline.fine_tuning is FineTuning.YES:
        return Running(Stand.MIGRATE, _TRAIN_AGAIN, None, ("house",))
    if band in ("disappoints", "mended"):
        return Running(Stand.RETIRE, _REPLACE, None, ("house",))
    if band != "works":
        return None
    end = _end(policy, facts.band(PROVIDER.id) or "")
    if end and end.on - policy.day <= SOON:
        return Running(Stand.MIGRATE, _moving(end, policy), end.on, (end.source,))
    if headline.fine_tuning is FineTuning.NO:
        return Running(Stand.RETIRE, _RETIRE, None, ("house",))
    return Running(Stand.KEEP, _KEEP, None, ("seed-business",))


def _end(policy: Policy, provider: str) -> Retirement | None:
    """The first end of a tuned model at the platforms of a provider band."""
    platforms = [row.id for row in policy.platforms if row.band == provider]
    ends = [end for platform in platforms if (end := end_of_tuned(policy.retirements, platform))]
    return min(ends, key=lambda end: end.on, default=None)


def _moving(end: Retirement, policy: Policy) -> str:
    if end.over(policy.day):
        return f"Move off your tuned model now if it still answers. {end.sentence()}"
    return (
        f"Move off your tuned model by {long_date(end.on)}, to a prompted one if it passes your tests. {end.sentence()}"
    )
