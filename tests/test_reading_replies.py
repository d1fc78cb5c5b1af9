"""A reply is read in the light of the question just asked."""

from __future__ import annotations

import pytest

from advisor.heard import Intent
from advisor.questions import BY_ID, cut_down
from advisor.reading import hear
from advisor.slots import BY_ID as SLOTS

CHECKLIST = BY_ID["readiness"]
GOOD = {"eval_set": "20_plus", "failures_read": "yes", "label_quality": "verified"}
BAD = {"eval_set": "under_20", "failures_read": "no", "label_quality": "unverified"}
PLACES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth",
)  # fmt: skip


def bands(text: str, question: str) -> dict[str, str]:
    return {fact.slot: fact.band for fact in hear(text, BY_ID[question]).facts}


@pytest.mark.parametrize("reply", ["{n}", "{n})", "option {n}", "({n})", "#{n}", "the {word}", "{letter}", "{letter})"])
@pytest.mark.parametrize(
    "question", ["task", "gap", "volatility", "prompting", "provider", "labelled_examples", "volume"]
)
def test_an_option_is_chosen_by_its_place(reply: str, question: str) -> None:
    for number, band in enumerate(SLOTS[question].bands, start=1):
        text = reply.format(n=number, word=PLACES[number - 1], letter="abcdefghijklmn"[number - 1])
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
        ("by the minute", "volatility", "constant"),
        ("make it cheaper", "gap", "cost"),
        ("valid JSON, always", "gap", "manner"),
        ("the manner", "gap", "manner"),
        ("it makes things up", "gap", "facts"),
        ("nothing yet", "gap", "untried"),
        ("too many mistakes", "gap", "accuracy"),
        ("the bill", "gap", "cost"),
        ("it's slow", "gap", "speed"),
        ("it works fine", "gap", "enough"),
        ("it is not good enough", "gap", "accuracy"),
        ("works fine but slow", "gap", "speed"),
        ("it invents opening hours and prices", "gap", "facts"),
        ("The tone is wrong", "gap", "manner"),
        ("it's not in our style", "gap", "manner"),
        ("the language is stiff", "gap", "manner"),
        ("It files one letter in five wrongly", "gap", "accuracy"),
        ("The bill is too high", "gap", "cost"),
        ("the results differ every time", "gap", "exactness"),
        ("nothing falls short", "gap", "enough"),
        ("Tell which desk a guest's message goes to", "task", "sort"),
        ("draft a letter", "task", "draft"),
        ("our documents", "task", "answer"),
        ("solving puzzles", "task", "reason"),
        ("JSON", "gap", "manner"),
        ("it finds the right text", "retrieval", "tuned"),
        ("a first version", "retrieval", "basic"),
        ("mostly maths", "task", "reason"),
        ("calling our functions", "task", "act"),
        ("summaries", "task", "whole_text"),
        ("translations", "task", "transform"),
        ("letters", "task", "draft"),
        ("routing", "task", "sort"),
        ("SQL", "task", "code"),
        ("reply to our customers", "task", "draft"),
        ("yes", "skill", "some"),
        ("no", "skill", "none"),
        ("two data scientists", "skill", "some"),
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
        ("1 and 3", {"eval_set", "label_quality"}),
        ("We have 1 and 3", {"eval_set", "label_quality"}),
        ("1,3", {"eval_set", "label_quality"}),
        ("just 2", {"failures_read"}),
        ("all", set(GOOD)),
        ("All of them!", set(GOOD)),
        ("none", set()),
        ("none of them", set()),
        ("first two", {"eval_set", "failures_read"}),
        ("the last two", {"failures_read", "label_quality"}),
        ("We have the first three", set(GOOD)),
        ("yes, we've got the first two of those", {"eval_set", "failures_read"}),
        ("all three of them", set(GOOD)),
        ("error analysis, labels", {"failures_read", "label_quality"}),
        ("verified examples, and a test set", {"label_quality", "eval_set"}),
        ("we have everything except the error analysis", set(GOOD) - {"failures_read"}),
        ("we have all but 1 and 3", {"failures_read"}),
        ("the second and the third", {"failures_read", "label_quality"}),
        ("2-3", {"failures_read", "label_quality"}),
        ("the first and the third", {"eval_set", "label_quality"}),
        ("a, c", {"eval_set", "label_quality"}),
        ("1-3", set(GOOD)),
        ("eval set and failures", {"eval_set", "failures_read"}),
        ("everything except the labels", set(GOOD) - {"label_quality"}),
        ("all but 2", set(GOOD) - {"failures_read"}),
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
        ("We went through 50 failures one by one", {"failures_read": "yes"}),
        ("There's a test set with 80 cases and nobody owns it", {"eval_set": "20_plus", "owner": "none"}),
    ],
)
def test_a_free_sentence_sets_only_what_it_says(reply: str, expected: dict[str, str]) -> None:
    assert {fact.slot: fact.band for fact in hear(reply, CHECKLIST).facts} == expected


@pytest.mark.parametrize(
    ("reply", "slot", "band"),
    [
        ("yes", "failures_read", "yes"),
        ("no", "failures_read", "no"),
        ("no", "label_quality", "unverified"),
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


def test_what_is_to_be_done_says_not_what_falls_short_and_the_other_way_round() -> None:
    assert bands("Answer staff questions from a handbook", "task").keys() == {"task", "knowledge", "corpus_size"}
    assert bands("It doesn't know our products", "gap") == {"gap": "facts"}
    assert bands("It has the right page and still gets it wrong", "gap").items() >= {("gap", "grounding")}


@pytest.mark.parametrize("reply", ["3", "Properly, and it still falls short", "We tuned it for weeks and it is stuck"])
def test_a_reply_about_prompting_leaves_a_gap_that_was_told_before(reply: str) -> None:
    assert bands(reply, "prompting") == {"prompting": "short"}


def test_a_supposed_prompt_supposes_no_gap() -> None:
    heard = hear("What if prompting was tried properly and falls short?")
    assert (heard.intent, [fact.slot for fact in heard.facts]) == (Intent.WHAT_IF, ["prompting"])


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
