"""The same things said otherwise: classes of wording that used to be missed, or taken for something else."""

from __future__ import annotations

import pytest

from advisor.reading import hear

Bands = dict[str, str]

SAID: list[tuple[str, Bands]] = [
    ("We only wrote a short prompt so far", {"prompting": "basic"}),
    ("Prompting so far: two evenings", {"prompting": "basic"}),
    ("Nobody has played with the prompt", {"prompting": "none"}),
    ("Few-shot prompts get us to 71%, the target is 90%", {"prompting": "short"}),
    ("It finds the right passage but still invents field names", {"gap": "grounding", "retrieval": "tuned"}),
    ("The language is stable", {"stability": "stable"}),
    ("The fee follows from a fixed table of weight and zone", {"trivial": "rule"}),
    ("GPT-5 does it well but is far too expensive at our volume", {"gap": "cost", "strong_model": "works"}),
    (
        "3,000 labelled emails, eval set, a named owner, everything on Azure",
        {"labelled_examples": "2000_plus", "eval_set": "20_plus", "owner": "named", "provider": "cloud"},
    ),
    (
        "We want it to write code in our in-house query language",
        {"task": "code", "second_gap": "language"},
    ),
    ("It has to be an open model on our own server", {"provider": "open_weights"}),
    ("Guests ask which cabins are free and book one", {"task": "act", "knowledge": "live"}),
    ("Seat availability changes by the minute and callers ask for it", {"knowledge": "live", "volatility": "constant"}),
    ("Our wiki changes most weeks", {"volatility": "weekly"}),
    ("The catalogue is reprinted every spring", {"volatility": "static"}),
    ("We've got an old laptop without a graphics card", {"hardware": "weak"}),
    ("Notes must be flagged urgent or not within 20 ms", {"task": "sort", "latency": "instant"}),
    ("The XML it returns violates our schema", {"gap": "manner"}),
    ("We handle 4,000 letters a day, it's 9k a month", {"volume": "1k_to_10k"}),
    ("We want replies in our voice. 800 letters were rewritten by editors", {"labelled_examples": "500_to_1999"}),
]
NOT_SAID: list[tuple[str, str]] = [
    ("Answers have to come in well under a second", "latency"),
    ("The hero talks like a 1920s gangster", "latency"),
    ("The fee follows from a fixed table of weight and zone", "volatility"),
    ("Our summariser writes 400 words", "corpus_size"),
    ("We tuned our prompts and it still fails", "tuned_model"),
    ("We polished prompts with dozens of examples for our letters", "labelled_examples"),
    ("We will build an eval set next month", "eval_set"),
    ("The code list changes weekly", "volatility"),
    ("Prompts reach 97% and the target is 95%", "prompting"),
]


@pytest.mark.parametrize(("text", "facts"), SAID)
def test_it_is_heard_in_other_words_too(text: str, facts: Bands) -> None:
    heard = {fact.slot: fact.band for fact in hear(text).facts}

    assert {slot: heard.get(slot) for slot in facts} == facts


@pytest.mark.parametrize(("text", "slot"), NOT_SAID)
def test_what_only_sounds_alike_says_nothing_of_it(text: str, slot: str) -> None:
    assert slot not in {fact.slot for fact in hear(text).facts}
