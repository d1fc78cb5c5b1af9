"""The arithmetic of costs: plain numbers in and out, every formula on its own.

Floats, not decimals: these are estimates shown to two significant digits, never sums that somebody is billed.
"""

from __future__ import annotations

from math import isfinite

HOURS_A_MONTH = 730
DAYS_A_MONTH = HOURS_A_MONTH / 24
MONTHS_A_YEAR = 12
RETRAINING_SHARE = 0.4
MILLION = 1_000_000


def training_usd(training_tokens: float, usd_per_million: float, *, minimum_job: float = 0.0, runs: int = 1) -> float:
    """USD for `runs` tuning jobs of that many training tokens (dataset tokens times epochs) each."""
    return max(training_tokens * usd_per_million / MILLION, minimum_job) * runs


def reinforcement_usd(hours: float, usd_per_hour: float, *, grader_usd: float = 0.0) -> float:
    """USD for one reinforcement tuning job that is billed by the hour, and for the tokens of its grader."""
    return hours * usd_per_hour + grader_usd


def people_usd(hours: float, usd_per_hour: float) -> float:
    """USD for that many hours of work."""
    return hours * usd_per_hour


def labelling_hours(examples: float, minutes_each: float) -> float:
    """Hours to write or check that many examples."""
    return examples * minutes_each / 60


def upkeep_share(rounds: int) -> float:
    """What later training rounds cost, as a share of the one-off cost; the first of the `rounds` is the one-off."""
    return RETRAINING_SHARE * max(rounds - 1, 0)


def spread_usd(once: float, months: float, rounds: int = 1) -> float:
    """USD a month that pays `once` and the later of the `rounds` back over the `months` it is kept."""
    return once * (1 + upkeep_share(rounds)) / months


def break_even_requests(saving: float, more_fixed: float) -> float | None:
    """Requests a month from which on a change pays; None for never, where its requests are not cheaper.

    `saving` is USD saved on each request, `more_fixed` USD a month paid for that, one-off costs spread in.
    """
    return _finite(max(more_fixed, 0.0) / saving) if saving > 0 else None


def payback_months(once: float, requests: float, saving: float, more_fixed: float) -> float | None:
    """Months until `once` is paid back at that many requests a month; None if nothing is left over to pay it.

    `saving` is USD saved on each request, `more_fixed` USD a month more for hosting.
    """
    gain = requests * saving - more_fixed
    return _finite(once / gain) if gain > 0 else None


def piece_price(offer: float, pieces: float, years: float) -> float:
    """What an offer comes to for each of so many pieces a year over so many years, both above zero."""
    return offer / (pieces * years)


def requests_for(bill: float, request: float) -> float | None:
    """How many requests a bill pays for at the price of one; None where a request costs next to nothing."""
    return _finite(bill / request) if request > 0 else None


def accuracy_to_break_even(gain: float, loss: float) -> float | None:
    """The share of right answers, 0 to 1, above which a system pays; None if neither outcome is worth anything.

    `gain` is USD a right answer is worth, `loss` USD a wrong one is expected to cost.
    """
    return loss / (gain + loss) if gain + loss > 0 else None


def _finite(value: float) -> float | None:
    """None in place of what is beyond every number, as a saving of next to nothing makes it."""
    return value if isfinite(value) else None
