"""What a cost estimate starts from: the approach, the volume, the tokens of a request, and people's work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf, sqrt

from advisor.costs.formulas import DAYS_A_MONTH
from advisor.costs.money import ExchangeRate, Named
from advisor.facts import UNSURE, Fact, Facts
from advisor.interpret.clouds import clouds_named
from advisor.slots import (
    BILL,
    CORPUS_SIZE,
    GAP,
    HOURLY,
    LABEL_QUALITY,
    LABELLED_EXAMPLES,
    OFFER,
    ONCE,
    PROVIDER,
    REQUEST_SIZE,
    RETRIEVAL,
    TASK,
    VOLUME,
    Slot,
)
from advisor.slots.currency import currency_of
from advisor.verdict import Approach


class Provenance(StrEnum):
    """Where a quantity comes from: said as a number, set by the organisation, a band's middle, an example of ours."""

    NUMBER = "number"
    HOUSE = "house"
    BAND = "band"
    EXAMPLE = "example"


class PricedMethod(StrEnum):
    """How a model is tuned: on examples of good answers, or on pairs of a better and a worse one."""

    SFT = "sft"
    DPO = "dpo"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that is never negative, and how well it is known."""

    value: float
    told: Provenance = Provenance.NUMBER

    def __post_init__(self) -> None:
        if not 0 <= self.value < inf:
            raise ValueError(f"{self.value} is no quantity; give a number from zero up")


CHECKED_SHARE = 0.1
"""The share of examples that are there already, or of a teacher's answers, that people look at (`house`)."""
FEW_REQUESTS = 1_000
"""Requests a day below which nothing stays in a cache between two of them (`house`)."""
EXAMPLE_REQUESTS = Quantity(10_000, Provenance.EXAMPLE)
EXAMPLE_PILE = 1_000
"""Requests of a one-off job, where nobody told how many (`house`)."""
EXAMPLE_CORPUS = Quantity(150_000, Provenance.EXAMPLE)
EXAMPLE_EXAMPLES = Quantity(1_000, Provenance.EXAMPLE)
_SEARCH_FAILS, _SEARCH_THERE = ("retrieval", "grounding"), ("basic", "tuned")
"""What falls short, and how far retrieval was taken, where there is a search already."""
_PILOT = LABELLED_EXAMPLES.band("100_to_499").at_least or 0


@dataclass(frozen=True, slots=True)
class RequestTokens:
    """The tokens of one request: the part of the prompt that is always the same, the part that is not, the answer.

    `told`: the asker said how long the part is that is not.
    """

    static: float = 1_700
    dynamic: float = 300
    out: float = 100
    told: bool = False

    def __post_init__(self) -> None:
        if not all(0 <= count < inf for count in (self.static, self.dynamic, self.out)):
            raise ValueError("a request cannot have fewer than no tokens; give numbers from zero up")


@dataclass(frozen=True, slots=True)
class Tuning:
    """A tuning project. Tokens are those of one example; `months` is how long the tuned model is kept.

    `rounds` counts trainings in those months, the first included; `runs` the experiments of a round.
    """

    method: PricedMethod = PricedMethod.SFT
    example_tokens: float = 600
    epochs: int = 3
    runs: int = 3
    months: float = 12
    rounds: int = 1


@dataclass(frozen=True, slots=True)
class Labour:
    """People's work: what an hour costs in USD, minutes an example takes, hours for the test set.

    `building` replaces our default hours of engineering for the approach; `other` is any further one-off cost in USD.
    `told` is how the hour is known; `named` the price of an hour as the asker named it.
    """

    hourly: float = 80
    minutes_each: float = 3
    testing: float = 16
    building: float | None = None
    other: float = 0
    told: Provenance = Provenance.EXAMPLE
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """All that an estimate depends on besides prices and day.

    `requests` a day; `corpus` in tokens of material; `retrieved` tokens that retrieval adds to a prompt; `cold_starts`
    a month in which a long prompt has to be written into the cache anew; `provider` is a band of that slot. `once`: it
    is a one-off job, and `requests` are all there are. `search`: there is a search already, which has to be mended.
    `clouds` were named for where it may run; `bill` is today's a month, `offer` what somebody asks for doing it.
    `early`: too little is known for figures, which would be for a task or a volume of our own making.
    """

    approach: Approach
    requests: Quantity
    tokens: RequestTokens = RequestTokens()
    corpus: Quantity = EXAMPLE_CORPUS
    retrieved: float = 3_000
    cold_starts: float = 30
    examples: Quantity = EXAMPLE_EXAMPLES
    provider: str = "any"
    tuning: Tuning = Tuning()
    labour: Labour = Labour()
    once: bool = False
    search: bool = False
    clouds: tuple[str, ...] = ()
    bill: Named | None = None
    offer: Named | None = None
    early: bool = False

    @property
    def little(self) -> bool:
        """Whether there is too little traffic for a cache: then figures without one count."""
        return self.once or self.requests.value < FEW_REQUESTS

    @property
    def monthly_requests(self) -> float:
        """Requests a month; of a one-off job all, as if it were done in one."""
        return self.requests.value * (1 if self.once else DAYS_A_MONTH)


def situation_of(
    approach: Approach, facts: Facts, *, hourly: float | None = None, rate: ExchangeRate | None = None
) -> Situation:
    """The situation that facts describe: exact numbers where given, else the middle of the band, else an example.

    `hourly` is what an hour of work costs the organisation, in USD, where it is known; `rate` counts sums that were
    named in its currency. Checked examples cost nothing more, of unchecked ones people look at a sample, and whoever
    has too few to train on pays for making them.
    """
    examples = _quantity(facts.get(LABELLED_EXAMPLES.id), LABELLED_EXAMPLES, EXAMPLE_EXAMPLES)
    enough = examples.told is not Provenance.EXAMPLE and examples.value >= _PILOT
    checked = enough and facts.band(LABEL_QUALITY.id) == "verified"
    labour = _labour(_named(facts.get(HOURLY.id), HOURLY, rate), hourly)
    provider = facts.get(PROVIDER.id)
    once = facts.band(VOLUME.id) == ONCE
    return Situation(
        approach,
        requests=_pile(facts) if once else _quantity(facts.get(VOLUME.id), VOLUME, EXAMPLE_REQUESTS),
        corpus=_quantity(facts.get(CORPUS_SIZE.id), CORPUS_SIZE, EXAMPLE_CORPUS),
        examples=examples if enough else EXAMPLE_EXAMPLES,
        provider=provider.band if provider else UNSURE,
        labour=replace(labour, minutes_each=labour.minutes_each * _share_to_look_at(enough, checked)),
        tokens=_tokens(facts.get(REQUEST_SIZE.id)),
        once=once,
        search=facts.band(GAP.id) in _SEARCH_FAILS or facts.band(RETRIEVAL.id) in _SEARCH_THERE,
        clouds=clouds_named(provider.words) if provider and provider.band == "cloud" else (),
        bill=_named(facts.get(BILL.id), BILL, rate),
        offer=_named(facts.get(OFFER.id), OFFER, rate),
        early=_open(facts, TASK) or (_open(facts, GAP) and _open(facts, VOLUME)),
    )


def _tokens(size: Fact | None) -> RequestTokens:
    """The tokens of a request, whose input is as long as was told."""
    return RequestTokens(dynamic=size.value, told=True) if size and size.value is not None else RequestTokens()


def _open(facts: Facts, slot: Slot) -> bool:
    return facts.band(slot.id) in (None, UNSURE)


def _labour(named: Named | None, hourly: float | None) -> Labour:
    """People's work at the price that the asker named, else at the organisation's, else at an example of ours."""
    if named and not named.about:
        return Labour(hourly=named.usd, told=Provenance.NUMBER, named=named)
    return Labour() if hourly is None else Labour(hourly=hourly, told=Provenance.HOUSE)


def _named(fact: Fact | None, slot: Slot, rate: ExchangeRate | None) -> Named | None:
    """The sum that was told for a slot: of a band its middle, of one without an end its beginning."""
    if fact is None or fact.band == UNSURE:
        return None
    if fact.value is not None:
        return Named.of(fact.value, currency_of(fact.words), rate)
    last = slot.bands[-1]
    value = last.at_least if fact.band == last.id else None
    return Named.of(value or middle(slot, fact.band), "USD", rate, about=True)


def _pile(facts: Facts) -> Quantity:
    told = facts.get(VOLUME.id)
    return Quantity(EXAMPLE_PILE, Provenance.EXAMPLE) if told is None or told.value is None else Quantity(told.value)


def _share_to_look_at(enough: bool, checked: bool) -> float:
    return 0.0 if checked else CHECKED_SHARE if enough else 1.0


def middle(slot: Slot, band_id: str) -> float:
    """A typical number of a numeric slot's band, in the slot's unit: half-way by ratio, since edges go up by ratio.

    A band from zero is taken to start at a tenth of its end, one without an end to reach ten times its start.
    """
    edges = sorted(band.at_least for band in slot.bands if band.at_least is not None)
    low = slot.band(band_id).at_least or 0
    above = [edge for edge in edges if edge > low]
    high = above[0] if above else low * 10
    return 0.0 if high <= 1 else sqrt((low or high / 10) * high)


def _quantity(fact: Fact | None, slot: Slot, example: Quantity) -> Quantity:
    if fact is None or fact.band == UNSURE:
        return example
    if fact.value is not None:
        return Quantity(fact.value)
    return Quantity(middle(slot, fact.band), Provenance.BAND)
