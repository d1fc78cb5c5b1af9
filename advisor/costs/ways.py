"""Every way to buy an approach at today's prices: which model, tuned and served where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar, assert_never

from advisor.costs.formulas import HOURS_A_MONTH, MILLION, training_usd
from advisor.costs.money import CostFigure
from advisor.costs.situation import PricedMethod, RequestTokens, Situation
from advisor.data.prices import Embedding, PricedModel, Prices, Sold, Tier, Training
from advisor.verdict import Approach

CACHE_MINIMUM = 1_000
"""Tokens that a prompt's unchanging start needs before it is cached; providers differ, and all are near this."""


def request_cost(model: PricedModel, tokens: RequestTokens, *, cached: bool) -> CostFigure:
    """USD of one request. `cached`: the static part of the prompt is read from the cache where the model has one."""
    prompt = tokens.static + tokens.dynamic
    long = model.long if model.long and prompt > model.long.over else None
    from_cache = cached and tokens.static >= CACHE_MINIMUM and model.cached_input is not None
    static_price = model.cached_input if from_cache and model.cached_input is not None else model.input
    into = tokens.static * static_price + tokens.dynamic * model.input
    out = tokens.out * model.output
    return CostFigure((into * (long.input if long else 1) + out * (long.output if long else 1)) / MILLION, (model,))


def cold_start_cost(model: PricedModel, prompt_tokens: float) -> CostFigure:
    """USD to write a prompt of that many tokens into the cache, once; fresh input where writing has no price."""
    price = model.cache_write if model.cache_write is not None else model.input
    long = model.long if model.long and prompt_tokens > model.long.over else None
    return CostFigure(prompt_tokens * price * (long.input if long else 1) / MILLION, (model,))


def embedding_cost(model: Embedding, tokens: float) -> CostFigure:
    """USD to embed that many tokens."""
    return CostFigure(tokens * model.input / MILLION, (model,))


S = TypeVar("S", bound=Sold)
NOTHING = CostFigure(0.0)
TOOL_CALLS, TOOL_DEFINITIONS, TOOL_RESULTS = 2, 1_000, 500
"""Our example of tool use: calls of the model a request, tokens that describe the tools, tokens that come back."""


@dataclass(frozen=True, slots=True)
class PurchaseOption:
    """One way to buy an approach. `id` and `name` are those of what answers: a model, or a tuned model's serving.

    In USD: `request` with caching and `uncached` without, for one request; `fixed` for a month whatever the volume;
    `once` for training runs, first embeddings, a teacher's answers. A tuned model has no `tier`: only tests place it.
    """

    id: str
    name: str
    request: CostFigure
    uncached: CostFigure
    fixed: CostFigure = NOTHING
    once: CostFigure = NOTHING
    tier: Tier | None = None

    def month(self, requests: float, *, cached: bool = True) -> CostFigure:
        """USD for a month with that many requests."""
        return (self.request if cached else self.uncached).times(requests) + self.fixed


def ways(situation: Situation, prices: Prices) -> tuple[PurchaseOption, ...]:
    """Every way to buy the situation's approach from where its model may run, in the order of the price file.

    Where the provider sells no tuning, the ways to buy that are everybody else's.
    """
    match situation.approach:
        case Approach.PROMPTING | Approach.TOOL_USE:
            found: Iterable[PurchaseOption] = _prompted(situation, prices)
        case Approach.LONG_CONTEXT:
            found = _long_context(situation, prices)
        case Approach.RAG:
            found = (_with_retrieval(way, situation, prices) for way in _prompted(situation, prices))
        case Approach.FINE_TUNING:
            found = _tuned(situation, prices)
        case Approach.DISTILLATION:
            found = _distilled(situation, prices)
        case Approach.RAG_AND_FINE_TUNING:
            found = (_with_retrieval(way, situation, prices) for way in _tuned(situation, prices))
        case Approach.CLASSIFIER:
            found = (_classifier(situation, prices),)
        case Approach.PLAIN_CODE:
            found = (PurchaseOption("plain-code", "plain code", NOTHING, NOTHING),)
        case _:
            assert_never(situation.approach)
    return tuple(found)


def sold_to(rows: tuple[S, ...], situation: Situation) -> tuple[S, ...]:
    """The rows that somebody bound to a provider, or to a cloud by its name, can buy; the others where nothing fits."""
    provider = situation.provider
    named = tuple(row for row in rows if row.fits(provider, situation.clouds))
    return named or tuple(row for row in rows if row.fits(provider)) or rows


def held(situation: Situation, prices: Prices) -> bool:
    """Whether there is a price of the approach in the cloud that was named, if any was."""
    match situation.approach:
        case Approach.PLAIN_CODE:
            return True
        case Approach.FINE_TUNING | Approach.DISTILLATION | Approach.RAG_AND_FINE_TUNING:
            rows: tuple[Sold, ...] = prices.serving
        case Approach.CLASSIFIER:
            rows = prices.embedding
        case _:
            rows = prices.model
    return any(row.fits(situation.provider, situation.clouds) for row in rows)


def _prompted(situation: Situation, prices: Prices) -> Iterator[PurchaseOption]:
    tokens, calls = _prompt(situation), TOOL_CALLS if situation.approach is Approach.TOOL_USE else 1
    for model in sold_to(prices.model, situation):
        request, uncached = (request_cost(model, tokens, cached=cached).times(calls) for cached in (True, False))
        name = f"{model.name} with tools" if situation.approach is Approach.TOOL_USE else model.name
        yield PurchaseOption(model.id, name, request, uncached, tier=model.tier)


def _prompt(situation: Situation) -> RequestTokens:
    tokens = situation.tokens
    match situation.approach:
        case Approach.RAG | Approach.RAG_AND_FINE_TUNING:
            return replace(tokens, dynamic=tokens.dynamic + situation.retrieved)
        case Approach.LONG_CONTEXT:
            return replace(tokens, static=tokens.static + situation.corpus.value)
        case Approach.TOOL_USE:
            return replace(tokens, static=tokens.static + TOOL_DEFINITIONS, dynamic=tokens.dynamic + TOOL_RESULTS)
        case Approach.PROMPTING | Approach.FINE_TUNING | Approach.DISTILLATION:
            return tokens
        case Approach.CLASSIFIER | Approach.PLAIN_CODE:
            return replace(tokens, static=0, out=0)
        case _:
            assert_never(situation.approach)


def _long_context(situation: Situation, prices: Prices) -> Iterator[PurchaseOption]:
    models = {model.id: model for model in prices.model}
    prefix = _prompt(situation).static
    for way in _prompted(situation, prices):
        name = f"{way.name} with all the material in its prompt"
        starts = 0 if situation.little else situation.cold_starts
        yield replace(way, name=name, fixed=cold_start_cost(models[way.id], prefix).times(starts))


def _with_retrieval(way: PurchaseOption, situation: Situation, prices: Prices) -> PurchaseOption:
    """This way with a vector database, each question embedded, and the material embedded anew every month."""
    embedding = _embedding(situation, prices)
    database = min(prices.vector_database, key=lambda row: row.month)
    question = embedding_cost(embedding, situation.tokens.dynamic)
    material = embedding_cost(embedding, situation.corpus.value)
    return replace(
        way,
        name=f"{way.name} with retrieval",
        request=way.request + question,
        uncached=way.uncached + question,
        fixed=way.fixed + CostFigure(database.month, (database,)) + material,
        once=way.once + material,
    )


def _embedding(situation: Situation, prices: Prices) -> Embedding:
    return min(sold_to(prices.embedding, situation), key=lambda row: row.input)


def _tuned(situation: Situation, prices: Prices) -> Iterator[PurchaseOption]:
    """The prompt's static part is trained in, so a tuned model is sent the rest only."""
    tokens = replace(_prompt(situation), static=0)
    rates = {row.id: rate for row in prices.training if (rate := _rate(row, situation.tuning.method)) is not None}
    models = {model.id: model for model in prices.model}
    sold = tuple(row for row in prices.serving if row.training in rates)
    for row in sold_to(sold, situation):
        by_token = request_cost(models[row.model], tokens, cached=False).times(row.factor) if row.model else NOTHING
        request = CostFigure(by_token.usd, (row, *by_token.prices))
        fixed = CostFigure(row.hour * HOURS_A_MONTH, (row,) if row.hour else ())
        once = _training(situation, prices.training_called(row.training), rates[row.training])
        yield PurchaseOption(row.id, row.name, request, request, fixed, once)


def _rate(row: Training, method: PricedMethod) -> float | None:
    match method:
        case PricedMethod.SFT:
            return row.sft
        case PricedMethod.DPO:
            return row.dpo
        case _:
            assert_never(method)


def _training(situation: Situation, row: Training, rate: float) -> CostFigure:
    tuning = situation.tuning
    tokens = situation.examples.value * tuning.example_tokens * tuning.epochs
    return CostFigure(training_usd(tokens, rate, minimum_job=row.minimum_job, runs=tuning.runs), (row,))


def _distilled(situation: Situation, prices: Prices) -> Iterator[PurchaseOption]:
    """A tuned model, and a strong one that answers every training example once."""
    models = sold_to(prices.model, situation)
    strong = [model for model in models if model.tier is Tier.STRONG] or models
    answers = (request_cost(model, situation.tokens, cached=False) for model in strong)
    teacher = min(answers, key=lambda figure: figure.usd).times(situation.examples.value)
    return (replace(way, once=way.once + teacher) for way in _tuned(situation, prices))


def _classifier(situation: Situation, prices: Prices) -> PurchaseOption:
    """Each request embedded, and sorted by a small classifier on top, which runs for next to nothing."""
    embedding = _embedding(situation, prices)
    request = embedding_cost(embedding, situation.tokens.dynamic)
    learning = request.times(situation.examples.value)
    return PurchaseOption(embedding.id, f"a small classifier on {embedding.name}", request, request, once=learning)
