"""Two ways of doing the same work against each other: from which volume on the one with more fixed costs pays."""

from __future__ import annotations

from dataclasses import dataclass, replace

from advisor.costs.formulas import break_even_requests, payback_months, spread_usd
from advisor.costs.money import CostFigure, together
from advisor.costs.once import TRAINED, one_off
from advisor.costs.situation import Situation
from advisor.costs.ways import PurchaseOption, ways
from advisor.data.prices import Price, Prices, Tier
from advisor.slots import CORPUS_SIZE
from advisor.verdict import Approach


@dataclass(frozen=True, slots=True)
class Comparison:
    """`challenger` instead of `incumbent`, which is of tier `tier`.

    `saving` is USD saved on each request (negative where it costs more); `fixed` USD a month more (or less) whatever
    the volume, one-off costs spread in; `break_even` requests a month, None for never; `payback` months at the
    situation's volume, None if it never comes.
    """

    challenger: PurchaseOption
    incumbent: PurchaseOption
    tier: Tier | None
    saving: float
    fixed: float
    break_even: float | None
    payback: float | None
    prices: tuple[Price, ...]


def compare(
    challenger: PurchaseOption, incumbent: PurchaseOption, situation: Situation, *, cached: bool = True
) -> Comparison:
    """The challenger, in its own situation, against an incumbent that is there already; `cached`: where they can."""
    now, then = (way.request if cached else way.uncached for way in (incumbent, challenger))
    saving = now.usd - then.usd
    more_hosting = challenger.fixed.usd - incumbent.fixed.usd
    once = one_off(challenger, situation).total
    fixed = more_hosting + spread_usd(once.usd, situation.tuning.months, rounds(situation))
    return Comparison(
        challenger,
        incumbent,
        incumbent.tier,
        saving,
        fixed,
        break_even_requests(saving, fixed),
        payback_months(once.usd, situation.monthly_requests, saving, more_hosting),
        together(now.prices, incumbent.fixed.prices, then.prices, challenger.fixed.prices, once.prices),
    )


def comparisons(situation: Situation, prices: Prices) -> tuple[Comparison, ...]:
    """The situation's approach against what it would replace, once a small model does the work, once a strong one.

    Tuning, a classifier and code face the cheapest prompted model, with caching where there is enough traffic for it;
    tuning with retrieval faces retrieval.
    Retrieval faces the whole material in the prompt of the same model, whichever of the two is asked about.
    """
    contest = _contest(situation)
    if contest is None:
        return ()
    challenging, replaced = (replace(situation, approach=approach) for approach in contest)
    challengers, incumbents = ways(challenging, prices), ways(replaced, prices)
    found = []
    for tier in (Tier.SMALL, Tier.STRONG):
        incumbent = cheapest([way for way in incumbents if way.tier is tier], replaced)
        if incumbent is None:
            continue
        fitting = [way for way in challengers if way.tier is None or way.id == incumbent.id]
        if fitting:
            cached = not situation.little
            found.append(min((compare(way, incumbent, challenging, cached=cached) for way in fitting), key=_soonest))
    return tuple(found)


def rounds(situation: Situation) -> int:
    """How often a model is trained while it is kept; once for what has none of its own."""
    return situation.tuning.rounds if situation.approach in TRAINED else 1


def cheapest(found: list[PurchaseOption], situation: Situation) -> PurchaseOption | None:
    """The way that costs least at the situation's volume, one-off costs spread in; None of none."""
    return min(found, key=lambda way: all_in(way, situation).usd, default=None)


def all_in(way: PurchaseOption, situation: Situation) -> CostFigure:
    """USD a month with what is paid once spread over the months it is kept; with caching where it can count."""
    once = one_off(way, situation).total
    spread = spread_usd(1.0, situation.tuning.months, rounds(situation))
    return way.month(situation.monthly_requests, cached=not situation.little) + once.times(spread)


def _contest(situation: Situation) -> tuple[Approach, Approach] | None:
    match situation.approach:
        case Approach.FINE_TUNING | Approach.DISTILLATION | Approach.CLASSIFIER | Approach.PLAIN_CODE:
            return situation.approach, Approach.PROMPTING
        case Approach.RAG_AND_FINE_TUNING:
            return situation.approach, Approach.RAG
        case Approach.RAG | Approach.LONG_CONTEXT:
            fits = CORPUS_SIZE.fact(situation.corpus.value).band != "large"
            return (Approach.RAG, Approach.LONG_CONTEXT) if fits else None
        case Approach.PROMPTING | Approach.TOOL_USE:
            return None


def _soonest(comparison: Comparison) -> tuple[float, float]:
    never = float("inf")
    return (never if comparison.break_even is None else comparison.break_even, comparison.fixed)
