"""What reading with a model takes: tokens a turn with and without caching, and the cost of a consultation.

    python -m tests.bench.model_tokens

No tokenizer of these models can be had, so tokens are estimated (`bot.llm.usage.estimated`, on the high side). The
prices are the dated list's. The first call of five minutes writes the stable part to the cache, and the others read it.
"""

from __future__ import annotations

import asyncio
import sys

from advisor.data.prices import load_prices
from bot.llm.interpreter import ModelInterpreter
from bot.llm.model_request import Failure, ModelRequest, T
from bot.llm.usage import TokenUsage, cost, estimated, price_of
from bot.settings.llm import EXPLAINING_MODEL, READING_MODEL, Task
from prompts import load
from tests.support.talk import AUSTRALIAN, POLICIES, QUEUES

TURNS = 3
"""Messages of a consultation that a model reads; commands and plain answers are read by the patterns alone."""
MODELS = (READING_MODEL, EXPLAINING_MODEL)
LABEL = '{"slot":"labelled_examples","band":"500_to_1999","quote":"a dozen words or so as they stand there"}'


class Weighing:
    """A model that weighs what it is asked, and answers as much as five facts."""

    name = "weighing"

    def __init__(self) -> None:
        self.requests: list[ModelRequest] = []

    async def ask(self, request: ModelRequest, want: type[T]) -> T | Failure:
        """Nothing, after a look at the request."""
        self.requests.append(request)
        return want.model_validate({"intent": "tell", "facts": []})


async def weighed() -> list[ModelRequest]:
    """The requests that three typical first messages lead to."""
    model = Weighing()
    interpreter = ModelInterpreter(model, Task("weighing", 1.0, 1_000))
    for text in (AUSTRALIAN, POLICIES, QUEUES):
        await interpreter.hear(text, None, tenant="bench")
    return model.requests


def main() -> None:
    """Print the figures."""
    requests = asyncio.run(weighed())
    stable = estimated(requests[0].system)
    changing = sum(estimated(request.message) for request in requests) // len(requests)
    answer = estimated(5 * LABEL)
    lines = [
        f"prompt {load('reading').id}: {stable:,} stable tokens, {changing:,} that change, {answer:,} of an answer",
        f"cached share of the input: {stable / (stable + changing):.0%}",
        "",
        f"{'model':20}{'uncached turn':>16}{'first turn':>14}{'cached turn':>14}{'consultation':>16}",
        *(_line(model, stable, changing, answer) for model in MODELS),
    ]
    sys.stdout.write("\n".join((*lines, "")))


def _line(model: str, stable: int, changing: int, answer: int) -> str:
    prices = load_prices()
    uncached = cost(prices, model, TokenUsage(input=stable + changing, output=answer))
    first = cost(prices, model, TokenUsage(input=changing, written=stable, output=answer))
    cached = cost(prices, model, TokenUsage(input=changing, cached=stable, output=answer))
    whole = first + (TURNS - 1) * cached
    dated = f"prices of {price_of(prices, model).as_of}"
    return f"{model:20}{_usd(uncached):>16}{_usd(first):>14}{_usd(cached):>14}{_usd(whole):>16}  {TURNS} turns, {dated}"


def _usd(amount: float) -> str:
    return f"${amount:.5f}"


if __name__ == "__main__":
    main()
