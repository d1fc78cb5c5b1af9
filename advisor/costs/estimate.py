"""The estimate: what an approach costs at the asker's volume, and whether it pays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from advisor.costs.comparison import Comparison, cheapest, comparisons, rounds
from advisor.costs.formulas import RETRAINING_SHARE, upkeep_share
from advisor.costs.money import CostFigure, ExchangeRate, together
from advisor.costs.once import TRAINED, OneOff, one_off
from advisor.costs.situation import Situation
from advisor.costs.ways import NOTHING, PurchaseOption, held, ways
from advisor.data.dated import Certainty
from advisor.data.prices import Price, Prices, Tier
from advisor.verdict import Approach, Dated


@dataclass(frozen=True, slots=True)
class Pick:
    """One way worth naming, with USD a month at the asker's volume: `month` as it will be, `uncached` without caching.

    The two are one where there is too little traffic for a cache.
    """

    way: PurchaseOption
    month: CostFigure
    uncached: CostFigure


@dataclass(frozen=True, slots=True)
class Costs:
    """What an approach costs, exact, in USD; every `CostFigure` carries the prices it rests on.

    `picks`: the cheapest small and the cheapest strong model, or the cheapest tuned one, with what is fixed included.
    `ways`: all of them by what they cost a month. `hosting` and `upkeep` (later trainings) are a month's; `hosting` is
    part of a pick's month. `retraining` is one later training. `sold` is false where the provider sells no tuning, and
    the figures are other providers'; `held` is false where we have no price in the cloud that was named. `today` is
    what the work would cost a month as it is done now, where a bill was named to set against it. `dated` are the
    prices behind all that is named here. `rate` is that of the currency in which amounts are shown too.
    """

    situation: Situation
    picks: tuple[Pick, ...]
    ways: tuple[PurchaseOption, ...]
    one_off: OneOff
    hosting: CostFigure
    retraining: CostFigure
    upkeep: CostFigure
    comparisons: tuple[Comparison, ...]
    sold: bool
    dated: tuple[Dated, ...]
    held: bool = True
    today: tuple[Pick, ...] = ()
    rate: ExchangeRate | None = None


def estimate(situation: Situation, prices: Prices, day: date, *, rate: ExchangeRate | None = None) -> Costs:
    """The costs of the situation's approach at these prices; prices that want a review on `day` are marked."""
    found = ways(situation, prices)
    picks = _picks(found, situation)
    once = one_off(picks[0].way, situation)
    trained = situation.approach in TRAINED
    # What is done once never pays anything back, month by month.
    # And where a bill was named, what pays is told against that.
    contest = () if situation.once or situation.bill else comparisons(situation, prices)
    named = together(*(pick.uncached.prices for pick in picks), once.total.prices, *(row.prices for row in contest))
    return Costs(
        situation,
        picks,
        tuple(sorted(found, key=lambda way: way.month(situation.monthly_requests, cached=not situation.little).usd)),
        once,
        hosting=picks[0].way.fixed,
        retraining=once.total.times(RETRAINING_SHARE) if trained else NOTHING,
        upkeep=once.total.times(upkeep_share(rounds(situation)) / situation.tuning.months),
        comparisons=contest,
        sold=not trained or any(row.fits(situation.provider) for row in prices.serving),
        dated=tuple(_dated(row, day) for row in named),
        held=not situation.clouds or held(situation, prices),
        today=_today(situation, prices) if situation.bill and not situation.once else (),
        rate=rate,
    )


def _picks(found: tuple[PurchaseOption, ...], situation: Situation) -> tuple[Pick, ...]:
    best = [cheapest([way for way in found if way.tier is tier], situation) for tier in (Tier.SMALL, Tier.STRONG, None)]
    if not any(best):
        best = [cheapest(list(found), situation)]
    requests, cached = situation.monthly_requests, not situation.little
    return tuple(
        Pick(way, way.month(requests, cached=cached), way.month(requests, cached=False)) for way in best if way
    )


def _today(situation: Situation, prices: Prices) -> tuple[Pick, ...]:
    """The same work with a prompted model, as most do it who have a bill; with a search if there is one."""
    now = replace(situation, approach=Approach.RAG if situation.search else Approach.PROMPTING)
    return _picks(ways(now, prices), now)


_HEARD = {
    Certainty.OFFICIAL: "",
    Certainty.REPORTED: ", as others report it",
    Certainty.ASSUMED: ", which we assume",
}


def _dated(row: Price, day: date) -> Dated:
    says = f"The price of {row.name}{_HEARD[row.evidence]}."
    return Dated(f"{says} {row.note}".strip(), row.as_of, (row.source,), row.overdue(day))
