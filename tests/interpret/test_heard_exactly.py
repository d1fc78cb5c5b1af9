"""Exact words beside other words: ticks and a question, a number and a question, a season, a "not", two shares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.dialogue.asides import Aside, ExplainTerms, ShowCosts, ShowOwnData, ShowPlan, ShowRisks
from advisor.dialogue.moves import Confirm
from advisor.dialogue.session import Session
from advisor.facts import UNSURE, Fact, Facts
from advisor.interpret.heard import Asked, Heard, Intent
from advisor.reply import Understood
from advisor.slots import BY_ID
from advisor.slots.questions import READINESS
from tests.support.hearing import each, kind
from tests.support.talk import NOON, Talk, texts

LABELS = Facts.of(task="sort", gap="accuracy", prompting="short", labelled_examples="2000_plus", volume="10k_to_100k")
LISTED = Session(NOON, LABELS, asked=READINESS.slots)
COUNTING = Session(NOON, Facts.of(task="sort", gap="accuracy", prompting="short"), asked=("labelled_examples",))
VOLUME = Session(NOON, Facts.of(task="sort", gap="cost"), asked=("volume",))
TRIED = Session(NOON, Facts.of(task="sort", gap="accuracy"), asked=("prompting",))
STRONG = Session(NOON, Facts.of(task="sort", gap="cost"), asked=("strong_model",))


def beside(talk: Talk) -> set[type[Aside]]:
    """What the last message was answered with, beside how it goes on."""
    return {type(one) for one in talk.turns[-1].beside}


def read(talk: Talk, slot: str) -> set[str]:
    """The bands that stand for a slot, told or to be confirmed."""
    told = {talk.facts[slot]} if slot in talk.facts else set()
    doubtful = talk.session.doubtful if talk.session else ()
    return told | {fact.band for fact in doubtful if fact.slot == slot}


@pytest.mark.parametrize(
    ("text", "ticked", "answered"),
    [
        ("2 and 3, but what is an error analysis?", {2, 3}, ExplainTerms),
        ("the first and the last. How much would that cost?", {1, 3}, ShowCosts),
        ("1, 3. What's an eval set?", {1, 3}, ExplainTerms),
        ("all of them, but what can go wrong?", {1, 2, 3}, ShowRisks),
        ("none, how do I start?", set(), ShowPlan),
        ("just the second - what does it cost?", {2}, ShowCosts),
    ],
)
def test_ticks_are_kept_beside_a_question_which_is_answered(text: str, ticked: set[int], answered: type) -> None:
    talk = Talk(session=LISTED).say(text)

    items = dict(enumerate(READINESS.slots, start=1))
    assert {place for place, slot in items.items() if talk.facts[slot] == BY_ID[slot].best} == ticked
    assert answered in beside(talk)


def test_what_is_ticked_beside_not_sure_leaves_the_rest_open() -> None:
    facts = Talk(session=LISTED).say("2 and 4").facts

    assert (facts["failures_read"], facts["eval_set"]) == ("yes", UNSURE)


def test_an_error_analysis_is_explained() -> None:
    assert "what went wrong in each" in str(Talk(session=LISTED).say("What is an error analysis?").reply.blocks)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("900 lines, is that enough?", 900),
        ("we've about 40 letters – enough?", 40),
        ("about 120, would that do?", 120),
        ("80 Briefe, reicht das?", 80),
        ("1,200 tickets, too few?", 1_200),
        ("We've 650 of them. Enough to train on?", 650),
    ],
)
def test_a_number_counts_and_whether_it_is_enough_is_answered(text: str, count: int) -> None:
    talk = Talk(session=COUNTING).say(text)

    fact = talk.session.facts.get("labelled_examples") if talk.session else None
    assert fact is not None
    assert fact.value == count
    assert beside(talk) == {ShowOwnData}


@each("300 Karten", "300", "some 300 cards", "300 fiches", "about 300 letters")
def test_a_number_alone_counts(text: str) -> None:
    assert Talk(session=COUNTING).say(text).facts["labelled_examples"] == "100_to_499"


@each("2,000 requests a day", "2000 a day", "about 2,000 calls per day", "we get 2,000 messages a day", "2,000 daily")
def test_a_rate_is_no_number_of_examples(text: str) -> None:
    facts = Talk(session=COUNTING).say(text).facts

    assert "labelled_examples" not in facts
    assert facts["volume"] == "1k_to_10k"


@pytest.mark.parametrize(
    ("text", "mean"),
    [
        ("400 a day, in summer 5x as many", 800),
        ("400 a day, in summer five times as many", 800),
        ("about 70 a week, at Christmas ten times that", 17.5),
        ("in peak season 900 a day, otherwise 100", 300),
        ("only in January, about 4,800 a day", 400),
        ("400 am Tag, im Sommer fünfmal so viele", 800),
    ],
)
def test_what_comes_in_seasons_counts_by_its_mean_over_the_year_and_says_so(text: str, mean: float) -> None:
    talk = Talk(session=VOLUME).say(text)

    fact = talk.session.facts.get("volume") if talk.session else None
    assert fact is not None
    assert fact.value == pytest.approx(mean)
    block = talk.block(Understood)
    assert isinstance(block, Understood)
    assert any("averaged over the year" in item.says for item in block.facts)


def test_a_season_told_later_counts_with_what_was_told() -> None:
    told = replace(VOLUME, facts=VOLUME.facts.with_([Fact("volume", "1k_to_10k", 2_400.0, "2,400 a day")]), asked=())
    talk = Talk(session=told).say("but only before Christmas")

    assert talk.facts["volume"] == "under_1k"


@each("we get 400 a day in summer", "400 a day, and nothing special at Christmas", "400 a day. Our season is summer")
def test_a_season_without_a_second_number_changes_no_number(text: str) -> None:
    fact = Talk(session=VOLUME).say(text).session

    assert fact is not None
    volume = fact.facts.get("volume")
    assert volume is not None
    assert volume.value == 400


@each(
    "doesn't do the job",
    "it's not good enough",
    "nope, it isn't up to it",
    "Das taugt nicht",
    "it just doesn't work",
    "ça ne marche pas",
)
def test_what_is_denied_of_a_strong_model_is_not_heard_as_so(text: str) -> None:
    assert Talk(session=STRONG).say(text).facts["strong_model"] == "short"


@each("does the job", "it works fine", "it never fails", "yes", "gets it right")
def test_what_is_said_of_a_strong_model_is_heard_as_so(text: str) -> None:
    assert Talk(session=STRONG).say(text).facts["strong_model"] == "works"


@each("I think it might work", "it works sometimes", "should do the job")
def test_what_is_only_hoped_of_a_strong_model_is_asked_back(text: str) -> None:
    assert "strong_model" not in Talk(session=STRONG).say(text).facts


@each(
    "properly, with examples, measured on 600, and it still falls short",
    "we did it properly, measured it on 400 cases and it is not good enough",
    "properly, but it does not do the job",
    "measured on 600, falls short",
    "written, rewritten, tested on 90 cases, and it doesn't work",
)
def test_prompting_that_falls_short_is_never_read_as_the_opposite_nor_as_unmeasured(text: str) -> None:
    talk = Talk(session=TRIED).say(text)

    assert read(talk, "prompting") == {"short"}
    if isinstance(talk.move, Confirm):
        assert "still falls short" in str(talk.reply.blocks)


@each("measured on 600 letters", "we tested it on 90 cases", "scored against 150 orders", "getestet mit 80 Briefen",
      "evaluated on 200 chats, not good enough")  # fmt: skip
def test_what_a_prompt_was_measured_on_is_no_number_of_examples(text: str) -> None:
    assert not read(Talk(session=TRIED).say(text), "labelled_examples")


@kind(
    "not yet. do I buy from him or not? and what does it cost? and what are the risks?",
    "Not yet. What does it cost? What can go wrong? Who sells it?",
    "not yet! how much is it? what do we do first? can we use our old mails?",
    "Not yet. Can we train on our old mails? What are the risks? What would it cost?",
    "not yet - should we sign? what would it cost? what's the plan?",
)
def test_of_three_questions_two_are_answered_and_the_third_is_named(text: str) -> None:
    talk = Talk(session=TRIED).say(text)

    assert len(talk.turns[-1].beside) == 2
    assert len(talk.turns[-1].unanswered) == 1
    assert "You also asked " in texts(talk.reply)


def test_what_is_asked_beyond_two_answers_is_named_once_for_all() -> None:
    also = tuple(Asked(intent) for intent in (Intent.RISKS, Intent.NEXT_STEPS, Intent.PROVIDERS))
    talk = Talk(session=TRIED).hears(Heard(Intent.COST, (Fact("prompting", "none"),), also=also))

    assert texts(talk.reply).count("You also asked what to do first; and who sells it.") == 1


@each(
    "two of us agree in 81 % of cases, the model gets 85 %",
    "our two nurses agree on 78% and the model is at 80%",
    "the model is right in 91 percent; we agree with each other in 88 percent",
    "wir sind uns in 80 % einig, das Modell liegt bei 84 %",
    "inter-annotator agreement is 0.82, model accuracy 0.85",
)
def test_people_who_agree_no_more_than_the_model_is_right_are_told_what_that_means(text: str) -> None:
    talk = Talk(session=COUNTING).say(text)

    assert "or your labels are the limit" in texts(talk.reply)
    assert "label_quality" not in talk.facts


@each("people agree in 95 %, the model gets 85 %", "we agree on 80 euros, it takes 85 days", "86% right, we need 93%")
def test_people_who_agree_more_are_told_nothing_of_it(text: str) -> None:
    assert "labels are the limit" not in texts(Talk(session=COUNTING).say(text).reply)


@kind(
    "it's not 120 but 80, and is 9,500 normal for that?",
    "not 120, it's 80, is 9,500 normal?",
    "80, not 120. Is 9,500 a fair price?",
    "no, not 120, 80! is 9,500 too much?",
    "not 120, 80 it is. would 9,500 be normal?",
)
def test_a_number_put_right_and_a_price_asked_about_are_two_things(text: str) -> None:
    session = Session(NOON, Facts((Fact("task", "draft"), Fact("gap", "manner"), Fact("volume", "under_1k", 120.0))))
    talk = Talk(session=session).say(text)

    fact = talk.session.facts.get("volume") if talk.session else None
    assert fact is not None
    assert fact.value == 80
    assert ShowCosts in {type(talk.move), *beside(talk)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the bill is 4,000 pounds a month", "the model costs GBP 4,000 a month"),
        ("we pay €900 a month for it", "the model costs EUR 900 a month"),
        ("wir zahlen 2.500 Euro im Monat", "the model costs EUR 2,500 a month"),
        ("a vendor offers it for 45,000 euros", "you were offered it for EUR 45,000"),
        ("we pay $900 a month", "the model costs $900 a month"),
    ],
)
def test_a_sum_is_played_back_in_its_own_currency(text: str, said: str) -> None:
    talk = Talk(session=replace(VOLUME, asked=())).say(text)

    assert said in str(talk.reply.blocks)
