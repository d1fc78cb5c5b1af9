"""What the figures take for granted, a sentence or two each: six at most, so that somebody reads them."""

from __future__ import annotations

from advisor.costs.estimate import Costs
from advisor.costs.money import ExchangeRate, amount, number
from advisor.costs.once import SEARCHING, TRAINED
from advisor.costs.situation import Provenance, Situation
from advisor.data.dated import long_date
from advisor.slots.provider import CLOUDS
from advisor.verdict import Approach

_DAYS_A_YEAR = 365


def assumptions(costs: Costs) -> tuple[str, ...]:
    """What the figures take for granted, beginning with the volume and where it comes from."""
    situation = costs.situation
    if situation.early:
        return ("Too little is known yet for figures of your own.",)
    material = _about_material(situation)
    told = (_volume(situation), _request(situation), _hour(costs), *_about_tuning(costs), *material)
    return (*told, *_about_rate(costs))


def clouds_meant(situation: Situation) -> str:
    """The clouds that were named, as people name them."""
    return " and ".join(CLOUDS[cloud] for cloud in situation.clouds)


def _volume(situation: Situation) -> str:
    if situation.once:
        count = number(situation.requests.value)
        told = situation.requests.told is not Provenance.EXAMPLE
        return f"It is a one-off job of {count} pieces{', as told' if told else ': an example; tell me how many'}."
    requests, yearly = number(situation.requests.value), number(situation.requests.value * _DAYS_A_YEAR)
    match situation.requests.told:
        case Provenance.EXAMPLE:
            return (
                f'{requests} requests a day is an example. Tell me yours ("40 a day", or "80, once"): the sums follow.'
            )
        case Provenance.BAND:
            return f"There are about {requests} requests a day, the middle of what was told."
        case _:
            few = 0 < situation.requests.value < 1
            return f"There are {f'{yearly} requests a year' if few else f'{requests} requests a day'}, as told."


def _request(situation: Situation) -> str:
    tokens = situation.tokens
    counted = (
        f"A request has {number(tokens.static)} tokens (pieces of words, some four letters each) that are always the "
        f"same, {number(tokens.dynamic)} that are not{_AS_TOLD[tokens.told]}, and an answer of {number(tokens.out)}."
    )
    if situation.approach in (Approach.CLASSIFIER, Approach.PLAIN_CODE):
        return counted
    if situation.little:
        return f"{counted} No caching is counted: with so little traffic nothing is kept between two requests."
    return f"{counted} Caching needs a long unchanging start of the prompt, and steady traffic."


_AS_TOLD = {True: " (as told)", False: ' (an example: tell me yours, as in "10 pages each")'}


def _hour(costs: Costs) -> str:
    labour = costs.situation.labour
    if labour.named:
        one = "; where it is added to dollars, one counts like one" if labour.named.unconverted else ""
        return f"An hour of people's work is set at {labour.named.exactly}, as you told me{one}."
    return f"An hour of people's work is set at {amount(labour.hourly, costs.rate)}{_HOUR[labour.told]}."


_HOUR = {
    Provenance.NUMBER: ", as told",
    Provenance.HOUSE: ", as your organisation counts it",
    Provenance.BAND: ", the middle of what was told",
    Provenance.EXAMPLE: ": an example of ours, put in your own",
}


def _about_tuning(costs: Costs) -> tuple[str, ...]:
    situation, tuning = costs.situation, costs.situation.tuning
    if situation.approach not in TRAINED:
        return ()
    elsewhere = "" if costs.sold else "Your provider sells no tuning; these are the prices of those that do. "
    return (
        f"{elsewhere}{number(situation.examples.value)} examples, {tuning.runs} training runs, kept for "
        f"{tuning.months:g} months; the tuned model needs none of the unchanging prompt. One machine is enough where a "
        "machine is rented, and nobody is paid to run it.",
    )


def _about_material(situation: Situation) -> tuple[str, ...]:
    if situation.approach is Approach.LONG_CONTEXT:
        cold = f"it is written into the cache anew {number(situation.cold_starts)} times a month"
        kept = "it is sent anew each time" if situation.little else cold
        return (f"The material has {number(situation.corpus.value)} tokens; {kept}.",)
    if situation.approach in SEARCHING:
        there = "Your search is there already: the work is to measure and mend it. " if situation.search else ""
        added = f"retrieval adds {number(situation.retrieved)} to each request; reranking is not counted."
        return (f"{there}The material has {number(situation.corpus.value)} tokens; {added}",)
    return ()


def _about_rate(costs: Costs) -> tuple[str, ...]:
    return (f"{_rate(costs.rate)}{one_for_one(costs)}",) if costs.rate else ()


def one_for_one(costs: Costs) -> str:
    """That a sum which was named in a currency without a rate counts like dollars; empty where none was."""
    # Of an hour it is said where the hour is.
    named = [own for own in (costs.situation.offer, costs.situation.bill) if own and own.unconverted]
    codes = " and ".join(dict.fromkeys(own.currency for own in named))
    return f" No rate is set for {codes}: one counts like a dollar." if codes else ""


def _rate(rate: ExchangeRate) -> str:
    old = " That is past its review date, so look it up first." if rate.overdue else ""
    return f"One US dollar is {rate.per_usd:g} {rate.currency}, the rate set for {long_date(rate.as_of)}.{old}"
