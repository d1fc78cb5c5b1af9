"""The one table from the cases' keys and values to slots and bands.

| key of a case | slot | how |
|---|---|---|
| `goal` | `task` or `gap`, whichever the word tells | the words of GOALS below |
| `labelled_examples` | `labelled_examples` | number, or the lower end of a pair |
| `knowledge_changes` | `volatility` (and `knowledge` = live) | the words of CHANGES; `realtime` is live |
| `corpus_size` | `corpus_size`, and `knowledge` = documents | read like the answer to "how much material is there?" |
| `needs_citations` | `access` | true: citations |
| `tried_prompting` | `prompting` | true: tried properly and short of the goal; false: not tried; `basic`, `enough` |
| `tried_rag` | `retrieval`, and `knowledge` = documents if any | true: a first version; false: not tried; `tuned` |
| `tried_fine_tuning` | `tuned_model` | true: tried, and disappoints |
| `data_kind` | `knowledge` | structured: live |
| `data_sensitive` | `sensitivity` | true: regulated |
| `latency_target_ms` | `latency` | number |
| `has_evals` | `eval_set` | true: there is one; false: none |
| `requests_per_day`, `requests_per_month` | `volume` | number, a month being 30 days |
| `must_self_host` | `provider` | true: open weights |
| every other key | none | says nothing that a slot of today asks |
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from advisor.facts import Fact, Facts
from advisor.interpret import exactly
from advisor.interpret.heard import Context
from advisor.slots import BY_ID
from advisor.slots.questions import BY_ID as QUESTIONS

BandsByValue = dict[str, str]

GOALS: dict[str, BandsByValue] = {
    "knowledge": {"task": "answer", "gap": "facts", "knowledge": "documents"},
    "tool_calls": {"task": "act"},
    "style": {"gap": "manner"},
    "behaviour": {"gap": "manner"},
    "language": {"gap": "language"},
    "format": {"gap": "manner"},
    "classification": {"task": "sort"},
    "extraction": {"task": "extract"},
    "cost": {"gap": "cost"},
    "latency": {"gap": "speed"},
    "smarter": {"task": "general"},
    "reasoning": {"task": "reason"},
}
CHANGES: dict[str, BandsByValue] = {
    "never": {"volatility": "static"},
    "static": {"volatility": "static"},
    "yearly": {"volatility": "static"},
    "monthly": {"volatility": "monthly"},
    "weekly": {"volatility": "weekly"},
    "daily": {"volatility": "weekly"},
    "realtime": {"knowledge": "live", "volatility": "constant"},
}


def stated(facts: dict[str, Any]) -> Facts:
    """What a case states, as facts; keys and values that the table does not know say nothing."""
    found: list[Fact] = []
    for key, value in facts.items():
        reader = _READERS.get(key)
        found.extend(reader(value) if reader else ())
    # A live need outranks the documents that a goal alone would suggest.
    live = [fact for fact in found if (fact.slot, fact.band) == ("knowledge", "live")]
    return Facts.of([*found, *live])


def _bands(bands: BandsByValue) -> list[Fact]:
    return [Fact(slot, band) for slot, band in bands.items()]


def _word(table: dict[str, BandsByValue]) -> Callable[[object], list[Fact]]:
    return lambda value: _bands(table.get(str(value).lower(), {}))


def _flag(slot: str, yes: str, no: str = "") -> Callable[[object], list[Fact]]:
    def read(value: object) -> list[Fact]:
        band = yes if value is True else no if value is False else ""
        return [Fact(slot, band)] if band else []

    return read


def _number(slot: str, scale: float = 1) -> Callable[[object], list[Fact]]:
    def read(value: object) -> list[Fact]:
        lowest: object = value[0] if isinstance(value, list) and value else value
        return [BY_ID[slot].fact(lowest * scale)] if isinstance(lowest, int | float) else _answered(slot)(value)

    return read


def _answered(slot: str) -> Callable[[object], list[Fact]]:
    def read(value: object) -> list[Fact]:
        heard = exactly(str(value), Context(QUESTIONS[slot]))
        return [fact for fact in heard.facts if fact.slot == slot] if heard else []

    return read


def _milliseconds(value: object) -> list[Fact]:
    if not isinstance(value, int | float):
        return []
    return [Fact("latency", "instant" if value < 100 else "fast" if value < 500 else "relaxed")]


TRIED_RAG: dict[str, BandsByValue] = {
    "true": {"retrieval": "basic", "knowledge": "documents"},
    "false": {"retrieval": "none"},
    "tuned": {"retrieval": "tuned", "knowledge": "documents"},
}
TRIED_PROMPTING: dict[str, BandsByValue] = {
    "true": {"prompting": "short"},
    "false": {"prompting": "none"},
    "basic": {"prompting": "basic"},
    "enough": {"prompting": "enough"},
}

_READERS: dict[str, Callable[[object], list[Fact]]] = {
    "goal": _word(GOALS),
    "knowledge_changes": _word(CHANGES),
    "labelled_examples": _number("labelled_examples"),
    "corpus_size": lambda value: [Fact("knowledge", "documents"), *_answered("corpus_size")(value)],
    "needs_citations": _flag("access", "citations"),
    "tried_prompting": _word(TRIED_PROMPTING),
    "tried_rag": _word(TRIED_RAG),
    "tried_fine_tuning": _flag("tuned_model", "disappoints"),
    "data_kind": lambda value: _bands({"knowledge": "live"} if "structured" in str(value).split() else {}),
    "data_sensitive": _flag("sensitivity", "regulated"),
    "latency_target_ms": _milliseconds,
    "has_evals": _flag("eval_set", "20_plus", "under_20"),
    "requests_per_day": _number("volume"),
    "requests_per_month": _number("volume", 1 / 30),
    "must_self_host": _flag("provider", "open_weights"),
}
