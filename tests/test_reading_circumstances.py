"""Circumstances that nobody is asked about, which have to be read right or not at all; and what only looks like one."""

from __future__ import annotations

import pytest

from advisor.reading import hear

Bands = dict[str, str]

VOLUNTEERED: list[tuple[str, Bands]] = [
    ("Fixed rules decide which lane a truck takes", {"trivial": "rule"}),
    ("It's a pure lookup, no judgement needed", {"trivial": "rule"}),
    ("Grading diamonds takes an expert's judgement", {"trivial": "no"}),
    ("Comparing entire contracts is the daily work", {"task": "whole_text"}),
    ("Questions like how many permits were issued per suburb", {"task": "compute"}),
    ("It ignores the retrieved passages", {"gap": "grounding"}),
    ("Our users write in Tigrinya", {"second_gap": "language"}),
    ("We invented our own markup language, which no model has ever seen", {"second_gap": "language"}),
    ("Notes full of nautical jargon", {}),
    ("We only tried a 7B model", {"cheap_model": "short"}),
    ("Even GPT-5 struggles with it", {"strong_model": "short"}),
    ("The base model never gets one right", {"base_skill": "none"}),
    ("It is already right in 98% of cases", {"prompting": "enough"}),
    ("An answer has to come in under 50 milliseconds", {"latency": "instant"}),
    ("Replies must arrive within 0.4 seconds", {"latency": "fast"}),
    ("Response times of a couple of seconds are fine", {"latency": "relaxed"}),
    ("It must run on a CPU", {"hardware": "weak"}),
    ("We own eight H100s", {"hardware": "gpu"}),
    ("Tokens cost us far too much", {"gap": "cost"}),
    ("The data has to stay in New Zealand", {"residency": "region"}),
    ("Records must not leave our network", {"residency": "own_machines"}),
    ("Nothing may be sent to a cloud provider", {"residency": "own_machines"}),
    ("Data residency: Canada only", {"residency": "region"}),
    ("We are not allowed to send anything to a cloud provider", {"residency": "own_machines"}),
    ("These are medical records", {"sensitivity": "regulated"}),
    ("Everything falls under the GDPR", {"sensitivity": "regulated"}),
    ("The training data was anonymised", {"personal_data": "removed"}),
    ("Our examples contain customers' addresses", {"personal_data": "kept"}),
    ("A mistake could cost lives", {"error_cost": "high"}),
    ("An error is no big deal", {"error_cost": "low"}),
    ("We need to launch by Friday", {"deadline": "days"}),
    ("there is no rush", {"deadline": "weeks"}),
    ("The provider's terms forbid training on its outputs", {"teacher_terms": "forbidden"}),
]

SEEMING = [
    ("A competitor trained a model on 90,000 chats", "labelled_examples"),
    ("My brother's company has a budget and two data scientists", "budget"),
    ("I read that RAG falls short", "retrieval"),
    ("An article says 500 examples are enough", "labelled_examples"),
    ("We hope to have 3,000 labelled examples by June", "labelled_examples"),
    ("maybe we will label 900 tickets", "labelled_examples"),
    ("We'd need about 1,000 examples, right?", "labelled_examples"),
    ("not sure whether we have an eval set", "eval_set"),
    ("should we buy GPUs?", "hardware"),
    ("Without a GPU we could not train", "hardware"),
    ("Training took 3 hours on one GPU in the cloud", "latency"),
    ("It takes 4 seconds today", "latency"),
    ("The audio clips last 30 seconds", "latency"),
    ("We open in Germany next year", "residency"),
    ("The data is in Excel", "residency"),
    ("Is our data sensitive?", "sensitivity"),
    ("We sell to hospitals", "sensitivity"),
    ("Patients like our app", "sensitivity"),
    ("What does a mistake cost us?", "error_cost"),
    ("It was a mistake to wait", "error_cost"),
    ("We meet every Friday", "deadline"),
    ("The parcel must arrive by Monday", "deadline"),
    ("Our rules of conduct are long", "trivial"),
    ("The rules for this are unclear", "trivial"),
    ("Could fixed rules decide it?", "trivial"),
    ("How many examples do I need?", "task"),
    ("We compare models every month", "task"),
    ("The documentation of our API is in a wiki", "gap"),
    ("We use the OpenAI API", "gap"),
    ("Is a 7B model enough?", "cheap_model"),
    ("If the base model never gets it right, what then?", "base_skill"),
    ("We want 98% of cases right", "base_skill"),
    ("A human is right in 98% of cases, but the model is far from that", "base_skill"),
    ("Do they offer LoRA training?", "skill"),
    ("We could hire a data scientist", "skill"),
    ("Can I fine-tune a model on my laptop?", "skill"),
    ("The vendor's terms are long", "teacher_terms"),
    ("Our engineers train for a marathon", "skill"),
    ("We train new staff for 6 weeks", "deadline"),
    ("Our staff speak English and some Latin dances", "second_gap"),
    ("Our staff speak English and some Latin dances", "gap"),
    ("Is fine-tuning too expensive?", "gap"),
    ("Is fine-tuning too expensive?", "second_gap"),
    ("The agency is too expensive", "gap"),
    ("The agency is too expensive", "second_gap"),
    ("RAG is too slow, people say", "gap"),
    ("8 GB of logs a day", "corpus_size"),
    ("A 16 GB GPU and a 13B model", "corpus_size"),
    ("We have 4 offices and 260 employees", "labelled_examples"),
    ("It costs 300 a month", "volume"),
    ("we ship 12 releases a year", "volume"),
    ("We gain 50 users a day", "volume"),
    ("Nobody proposed fine-tuning", "vendor_pitch"),
    ("Do any of your customers have GPUs?", "hardware"),
    ("Is 2,000 requests a day a lot?", "volume"),
    ("Say we had 5,000 examples", "labelled_examples"),
    ("GPT-4 with 30 examples is good", "labelled_examples"),
]


def bands(text: str) -> Bands:
    return {fact.slot: fact.band for fact in hear(text).facts}


@pytest.mark.parametrize(("text", "facts"), VOLUNTEERED)
def test_a_circumstance_is_heard_and_nothing_besides(text: str, facts: Bands) -> None:
    assert bands(text) == facts


@pytest.mark.parametrize(("text", "slot"), SEEMING)
def test_what_only_seems_to_be_told_is_left_open(text: str, slot: str) -> None:
    assert slot not in bands(text)
