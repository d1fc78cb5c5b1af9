"""A reply is read in the light of the question just asked."""

from __future__ import annotations

import pytest

from advisor.heard import Intent
from advisor.questions import BY_ID, cut_down
from advisor.reading import hear
from advisor.slots import BY_ID as SLOTS

CHECKLIST = BY_ID["readiness"]
GOOD = {
    "eval_set": "20_plus",
    "label_quality": "verified",
    "owner": "named",
    "stability": "stable",
    "skill": "some",
}
BAD = {
    "eval_set": "under_20",
    "label_quality": "unverified",
    "owner": "none",
    "stability": "changing",
    "skill": "none",
}


def bands(text: str, question: str) -> dict[str, str]:
    return {fact.slot: fact.band for fact in hear(text, BY_ID[question]).facts}


@pytest.mark.parametrize("reply", ["{n}", "{n})", "option {n}", "({n})", "#{n}", "the {word}", "{letter}", "{letter})"])
@pytest.mark.parametrize("question", ["goal", "volatility", "prompting", "provider", "labelled_examples", "volume"])
def test_an_option_is_chosen_by_its_place(reply: str, question: str) -> None:
    for number, band in enumerate(SLOTS[question].bands, start=1):
        word = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")[number - 1]
        text = reply.format(n=number, word=word, letter="abcdefgh"[number - 1])
        assert bands(text, question) == {question: band.id}


@pytest.mark.parametrize("question", [name for name, question in BY_ID.items() if not question.checklist])
def test_every_label_answers_its_question(question: str) -> None:
    for band in SLOTS[question].bands:
        assert bands(band.label, question).get(question) == band.id


@pytest.mark.parametrize("question", [name for name, question in BY_ID.items() if not question.checklist])
def test_the_place_after_the_last_option_is_not_sure(question: str) -> None:
    heard = hear(str(len(SLOTS[question].bands) + 1), BY_ID[question])
    assert (heard.intent, heard.facts) == (Intent.UNSURE, ())


@pytest.mark.parametrize(
    ("reply", "question", "band"),
    [
        ("weekly", "volatility", "weekly"),
        ("every few months I guess", "volatility", "monthly"),
        ("it never changes", "volatility", "static"),
        ("about 300", "labelled_examples", "100_to_499"),
        ("a couple of thousand", "labelled_examples", "2000_plus"),
        ("300 tickets or so", "labelled_examples", "100_to_499"),
        ("none", "labelled_examples", "none"),
        ("Nothing yet", "labelled_examples", "none"),
        ("0", "labelled_examples", "none"),
        ("maybe 5,000", "volume", "1k_to_10k"),
        ("about 300", "corpus_size", "small"),
        ("2000", "corpus_size", "large"),
        ("3,000 documents", "corpus_size", "large"),
        ("yes", "describable", "easy"),
        ("nope", "describable", "hard"),
        ("not really", "describable", "hard"),
        ("no", "vendor_pitch", "no"),
        ("yep", "vendor_pitch", "yes"),
        ("not yet", "prompting", "none"),
        ("no", "retrieval", "none"),
        ("neither", "access", "open"),
        ("no", "access", "open"),
        ("must cite sources", "access", "citations"),
        ("our documents", "knowledge", "documents"),
        ("none", "knowledge", "none"),
        ("live systems", "knowledge", "live"),
        ("AWS", "provider", "cloud"),
        ("anywhere", "provider", "any"),
        ("on our own servers", "provider", "open_weights"),
        ("Azure OpenAI", "provider", "cloud"),
        ("make it cheaper", "goal", "cheaper"),
        ("valid JSON, always", "goal", "format"),
        ("mostly maths", "goal", "reasoning"),
        ("calling our functions", "goal", "tools"),
        ("the manner", "goal", "behaviour"),
        ("not yet", "cheap_model", "untested"),
        ("it fell short", "cheap_model", "short"),
        ("it passes", "cheap_model", "passes"),
        ("unit tests tell", "grader", "automatic"),
        ("a rubric", "grader", "automatic"),
        ("only by eye", "grader", "none"),
        ("no", "grader", "none"),
        ("nah", "safety", "no"),
        ("not approved yet", "budget", "none"),
        ("yes", "budget", "set"),
    ],
)
def test_a_short_reply_is_heard_in_its_question(reply: str, question: str, band: str) -> None:
    assert bands(reply, question) == {question: band}


@pytest.mark.parametrize(
    ("reply", "ticked"),
    [
        ("1 and 3", {"eval_set", "owner"}),
        ("We have 1 and 3", {"eval_set", "owner"}),
        ("1,3", {"eval_set", "owner"}),
        ("just 2", {"label_quality"}),
        ("all", set(GOOD)),
        ("All of them!", set(GOOD)),
        ("none", set()),
        ("none of them", set()),
        ("first two", {"eval_set", "label_quality"}),
        ("the last two", {"stability", "skill"}),
        ("We have the first three", {"eval_set", "label_quality", "owner"}),
        ("yes, we've got the first four of those", {"eval_set", "label_quality", "owner", "stability"}),
        ("all five of them", set(GOOD)),
        ("owner, skills", {"owner", "skill"}),
        ("data scientists, and a test set", {"skill", "eval_set"}),
        ("we have everything except the expertise", set(GOOD) - {"skill"}),
        ("we have all but 1 and 5", set(GOOD) - {"eval_set", "skill"}),
        ("the second and the fifth", {"label_quality", "skill"}),
        ("3-5", {"owner", "stability", "skill"}),
        ("the first and the fourth", {"eval_set", "stability"}),
        ("a, c", {"eval_set", "owner"}),
        ("1-3", {"eval_set", "label_quality", "owner"}),
        ("eval set and owner", {"eval_set", "owner"}),
        ("everything except the owner", set(GOOD) - {"owner"}),
        ("all but 2", set(GOOD) - {"label_quality"}),
    ],
)
def test_a_complete_answer_to_the_checklist_sets_every_item(reply: str, ticked: set[str]) -> None:
    expected = {slot: GOOD[slot] if slot in ticked else BAD[slot] for slot in GOOD}
    assert {fact.slot: fact.band for fact in hear(reply, CHECKLIST).facts} == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("We have an owner for it", {"owner": "named"}),
        ("No evals so far", {"eval_set": "under_20"}),
        ("There's a test set with 80 cases and nobody owns it", {"eval_set": "20_plus", "owner": "none"}),
    ],
)
def test_a_free_sentence_sets_only_what_it_says(reply: str, expected: dict[str, str]) -> None:
    assert {fact.slot: fact.band for fact in hear(reply, CHECKLIST).facts} == expected


@pytest.mark.parametrize(
    ("reply", "slot", "band"),
    [
        ("yes", "skill", "some"),
        ("no", "skill", "none"),
        ("two data scientists", "skill", "some"),
        ("Yes", "eval_set", "20_plus"),
    ],
)
def test_a_checklist_cut_down_to_one_item_is_a_plain_question(reply: str, slot: str, band: str) -> None:
    asked = cut_down(CHECKLIST, frozenset({slot}))
    assert {fact.slot: fact.band for fact in hear(reply, asked).facts} == {slot: band}


def test_a_reply_quotes_itself() -> None:
    assert [fact.words for fact in hear(" About 300! ", BY_ID["labelled_examples"]).facts] == ["About 300!"]


def test_a_bare_number_of_pages_becomes_tokens() -> None:
    assert [fact.value for fact in hear("300", BY_ID["corpus_size"]).facts] == [120_000]


def test_an_answer_may_bring_other_facts_along() -> None:
    heard = bands("About 300, and we have no evals", "labelled_examples")
    assert heard["eval_set"] == "under_20"


def test_a_message_may_correct_something_else_than_was_asked() -> None:
    assert bands("Actually our policies change weekly", "volume") == {"volatility": "weekly"}


@pytest.mark.parametrize("reply", ["not sure", "No idea, sorry", "I don't know that", "hard to say", "skip", "dunno"])
@pytest.mark.parametrize("question", ["volume", "describable", "labelled_examples", "readiness"])
def test_not_knowing_is_an_answer(reply: str, question: str) -> None:
    heard = hear(reply, BY_ID[question])
    assert (heard.intent, heard.facts) == (Intent.UNSURE, ())


def test_not_knowing_one_thing_keeps_the_others() -> None:
    heard = hear("Not sure about that. We have no evals.", BY_ID["volume"])
    assert heard.intent is Intent.UNSURE
    assert [fact.band for fact in heard.facts] == ["under_20"]


@pytest.mark.parametrize("text", ["we were wondering", "could be anything really", "it depends on the season"])
def test_a_reply_that_says_nothing_is_no_fact_and_not_off_topic(text: str) -> None:
    heard = hear(text, BY_ID["volume"])
    assert (heard.intent, heard.facts) == (Intent.TELL, ())
