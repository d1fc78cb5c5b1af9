"""What organisations have, have tried and can do, told in passing and in many ways."""

from __future__ import annotations

import pytest

from advisor.reading import hear

Bands = dict[str, str]
DOCUMENTS = {"knowledge": "documents"}
STUCK = {"prompting": "short", "gap": "accuracy"}

TRIED: list[tuple[str, Bands]] = [
    ("We have been rewriting the prompt for three months with few-shot examples and it still falls short",
     STUCK),
    ("Prompt engineering got us to 80% and then we hit a wall", STUCK),
    ("We tried dozens of prompts, and accuracy has plateaued below the target", STUCK),
    ("Tweaking the prompt does not help any more", STUCK),
    ("no prompting so far", {"prompting": "none"}),
    ("All we did is play with a simple prompt", {"prompting": "basic"}),
    ("A plain prompt does the job", {"prompting": "enough"}),
    ("We use RAG already", {"retrieval": "basic"} | DOCUMENTS),
    ("we did not build any retrieval yet", {"retrieval": "none"}),
    ("The search finds the right paragraph but the answer is wrong anyway",
     {"gap": "grounding", "retrieval": "tuned"} | DOCUMENTS),
    ("Hybrid search with a reranker is in, tuned for weeks, and answers are still not good enough",
     {"retrieval": "tuned"} | DOCUMENTS),
    ("We fine-tuned a Llama last winter and it got worse", {"tuned_model": "disappoints"}),
    ("I finetuned a model but it repeats itself and gives wrong answers", {"tuned_model": "disappoints"}),
    ("Our fine-tuned Mistral works well", {"tuned_model": "works"}),
    ("Gemini Flash is not good enough, we tested it", {"cheap_model": "short"}),
    ("A smaller model does the job just as well, according to our tests", {"cheap_model": "passes"}),
    ("we have not tried a cheaper model yet", {"cheap_model": "untested"}),
]  # fmt: skip

HELD: list[tuple[str, Bands]] = [
    ("3,400 annotated crash reports are ready", {"labelled_examples": "2000_plus"}),
    ("We have around four hundred question and answer pairs", {"labelled_examples": "100_to_499"}),
    ("a couple of dozen labelled samples", {"labelled_examples": "under_100"}),
    ("Several thousand labelled x-ray reports exist", {"labelled_examples": "2000_plus"}),
    ("only seventy examples", {"labelled_examples": "under_100"}),
    ("We've got no training data", {"labelled_examples": "none"}),
    ("nothing has been annotated yet", {"labelled_examples": "none"}),
    ("Sorting fan mail: 2,600 letters were already sorted by hand",
     {"task": "sort", "labelled_examples": "2000_plus"}),
    ("We want speeches in the style of our founder and kept 130 of them",
     {"gap": "manner", "describable": "hard", "labelled_examples": "100_to_499"}),
    ("800 samples per class", {"labelled_examples": "500_to_1999"}),
    ("The labels were checked by two experts", {"label_quality": "verified"}),
    ("Our 900 examples were reviewed by senior staff",
     {"labelled_examples": "500_to_1999", "label_quality": "verified"}),
    ("the data is a mess and labels are inconsistent", {"label_quality": "unverified"}),
    ("nobody has ever reviewed the labels", {"label_quality": "unverified"}),
    ("We keep a golden set of 60 questions", {"eval_set": "20_plus"}),
    ("There is a test set with 12 cases", {"eval_set": "under_20"}),
    ("no eval set, we go by gut feel", {"eval_set": "under_20"}),
    ("F1 is 0.71 at the moment", {"eval_set": "20_plus"}),
    ("An answer key marks every answer automatically", {"grader": "automatic"}),
    ("the compiler tells if it is right", {"grader": "automatic"}),
    ("There is no automatic way to check an answer", {"grader": "none"}),
    ("Only an expert can judge the answers", {"grader": "none"}),
    ("2,200 preference pairs were collected", {"preference_pairs": "500_plus"}),
]  # fmt: skip

PEOPLE: list[tuple[str, Bands]] = [
    ("The platform team owns the model after launch", {"owner": "named"}),
    ("nobody will look after it", {"owner": "none"}),
    ("There is no owner yet", {"owner": "none"}),
    ("We employ two machine learning engineers", {"skill": "some"}),
    ("We don't have any data scientists", {"skill": "none"}),
    ("I'm completely new to machine learning", {"skill": "none"}),
    ("nobody here has trained a model", {"skill": "none"}),
    ("Money has been set aside for labelling", {"budget": "set"}),
    ("there's no budget", {"budget": "none"}),
    ("The budget has not been approved", {"budget": "none"}),
    ("Our label set has been stable for four years", {"stability": "stable"}),
    ("the categories change every couple of months", {"stability": "changing"}),
    ("The task is still in flux", {"stability": "changing"}),
]

PLACES: list[tuple[str, Bands]] = [
    ("We may only use models on our own servers", {"provider": "open_weights"}),
    ("We are an AWS shop", {"provider": "cloud"}),
    ("It has to run on Vertex AI", {"provider": "cloud"}),
    ("we're bound to OpenAI by contract", {"provider": "openai"}),
    ("Any provider is fine by us", {"provider": "any"}),
    ("An agency is pitching fine-tuning to our board", {"vendor_pitch": "yes"}),
    ("Each answer must cite the paragraph", {"access": "citations"}),
    ("Teachers may only see their own classes' files", {"access": "permissions"}),
]

RATES: list[tuple[str, str, float]] = [
    ("roughly 30 enquiries an hour during business hours", "volume", 240),
    ("about two requests per minute around the clock", "volume", 2_880),
    ("half a million messages a month", "volume", 500_000 / 30),
    ("9,000 parcels a week get a label from it", "volume", 9_000 / 7),
    ("1.2 lakh calls daily", "volume", 120_000),
    ("5 requests per second", "volume", 432_000),
    ("Every day around 700 forms arrive", "volume", 700),
    ("We process 40,000 invoices per year", "volume", 40_000 / 365),
    ("several hundred labelled examples", "labelled_examples", 300),
    ("1.5k labelled examples", "labelled_examples", 1_500),
    ("我们有3万条标注数据", "labelled_examples", 30_000),
    ("a hundred and twenty annotated letters", "labelled_examples", 120),
    ("We want answers from our intranet, some 12,000 pages", "corpus_size", 4_800_000),
]


def bands(text: str) -> Bands:
    return {fact.slot: fact.band for fact in hear(text).facts}


@pytest.mark.parametrize(("text", "facts"), [*TRIED, *HELD, *PEOPLE, *PLACES])
def test_what_is_told_is_heard_and_nothing_besides(text: str, facts: Bands) -> None:
    assert bands(text) == facts


@pytest.mark.parametrize(("text", "slot", "value"), RATES)
def test_an_amount_comes_in_the_slots_own_unit(text: str, slot: str, value: float) -> None:
    told = {fact.slot: fact.value for fact in hear(text).facts}
    assert told.get(slot) == pytest.approx(value)
