"""An answer and a question in one message, two questions, two tasks: all of it is heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.dialogue.asides import ExplainQuestion, ShowCosts, ShowOwnData, ShowPlan
from advisor.dialogue.moves import Advise, AskNext, Confirm
from advisor.dialogue.session import Session
from advisor.facts import BOTH, Fact, Facts
from advisor.interpret.heard import Asked, Heard, Intent
from advisor.reply import Ask, Checklist, Notice, Points, Reply, Understood
from advisor.slots.questions import RECAP
from tests.support.hearing import each, kind
from tests.support.situations import verdict
from tests.support.talk import NOON, Talk, texts

SORT = Fact("task", "sort", words="which desk gets it")
DRAFT = Fact("task", "draft", words="and write the reply")
ASKED_HOW_FAR = Session(NOON, Facts((Fact("task", "sort"), Fact("gap", "accuracy"))), asked=("prompting",))


def asked(reply: Reply) -> list[tuple[str, ...]]:
    return [(block.options[0].slot,) for block in reply.blocks if isinstance(block, Ask)]


@kind(
    "Not yet. But why do you ask?",
    "We haven't tried it yet. How much would it cost?",
    "Only a few quick prompts so far. Can we train on our old mails?",
    "we tried it for a week, nothing measured. what are the risks?",
    "not at all so far. What do we do first?",
)
def test_an_answer_beside_a_question_counts_and_the_next_question_follows(text: str) -> None:
    talk = Talk(session=ASKED_HOW_FAR).say(text)

    assert talk.facts.get("prompting") or isinstance(talk.move, Confirm)
    assert talk.turns[-1].beside
    assert isinstance(talk.move, AskNext | Confirm | Advise)


def test_the_answer_comes_above_the_next_question_which_is_put_in_full() -> None:
    blocks = Talk(session=ASKED_HOW_FAR).say("Not yet. How much would it cost?").reply.blocks

    assert isinstance(blocks[0], Understood)
    assert any(isinstance(block, Points) and "costs" in block.title for block in blocks)
    assert isinstance(blocks[-1], Ask | Checklist)


def test_why_it_was_asked_is_said_of_the_question_that_was_answered() -> None:
    talk = Talk(session=ASKED_HOW_FAR).say("Not yet. Why do you ask?")

    why = talk.turns[-1].beside[0]
    assert isinstance(why, ExplainQuestion)
    assert why.question.slots == ("prompting",)


def test_what_may_be_the_answer_is_confirmed_beside_what_was_asked() -> None:
    doubtful = Heard(Intent.COST, doubtful=(Fact("prompting", "basic", words="somebody typed a bit"),))
    talk = Talk(session=ASKED_HOW_FAR).hears(doubtful)

    assert isinstance(talk.move, Confirm)
    assert [type(aside) for aside in talk.turns[-1].beside] == [ShowCosts]
    assert asked(talk.reply) == [("prompting",)]


def test_a_question_that_is_not_answered_stands_below_in_a_line() -> None:
    heard = Heard(Intent.COST, (Fact("vendor_pitch", "yes", words="a vendor says so"),))
    talk = Talk(session=replace(ASKED_HOW_FAR, asked=("provider",), missed=1)).hears(heard)

    assert talk.session is not None
    assert (talk.session.asked, talk.session.missed) == (("provider",), 1)
    assert isinstance(talk.reply.blocks[-1], Notice)
    assert "Still open" in talk.reply.blocks[-1].text
    assert talk.facts["vendor_pitch"] == "yes"


def test_only_a_question_answers_none() -> None:
    session = Session(NOON, Facts((Fact("task", "draft"),)), asked=("gap",))

    talk = Talk(session=session).say("How much would this cost?")

    assert "gap" not in talk.facts
    assert talk.session is not None
    assert talk.session.doubtful == ()


@kind(
    "What would it cost? And can we use our old emails for it?",
    "How much would this cost, and can we use our old emails?",
    "what does it cost and can we train on last year's mails?",
    "Can we use our old tickets for training? And how much would it cost?",
    "What's the price? Is our old mail good enough to train on?",
)
def test_two_questions_have_two_answers(text: str) -> None:
    turn = Talk(session=ASKED_HOW_FAR).say(text).turns[-1]

    assert {type(turn.move), *map(type, turn.beside)} == {ShowCosts, ShowOwnData}


def test_a_verdict_is_followed_by_what_was_asked_besides() -> None:
    said = Heard(Intent.TELL, ASKED_HOW_FAR.facts.items, also=(Asked(Intent.NEXT_STEPS),))
    talk = Talk().hears(Heard(Intent.TELL, said.facts, also=said.also))

    assert [type(aside) for aside in talk.turns[-1].beside] == [ShowPlan]


@pytest.mark.parametrize(
    "text", ["both", "both of them", "beides", "les deux", "las dos", "3", "both, honestly", "yes, both. It's a lot"]
)
def test_both_is_an_answer_and_one_task_waits(text: str) -> None:
    talk = Talk(session=Session(NOON, doubtful=(SORT, DRAFT), asked=("task",))).say(text)

    assert talk.facts["task"] == "sort"
    assert "another project" in texts(talk.reply)
    assert "you want new text written" in texts(talk.reply)


def test_both_can_be_pressed() -> None:
    talk = Talk(session=Session(NOON, doubtful=(SORT, DRAFT), asked=("task",))).press(task=BOTH)

    assert talk.facts["task"] == "sort"


def test_both_of_two_faults_is_a_first_and_a_second() -> None:
    doubtful = (Fact("gap", "cost", words="the bill"), Fact("gap", "manner", words="stiff"))
    session = Session(NOON, Facts((Fact("task", "draft"),)), doubtful=doubtful, asked=("gap",))

    facts = Talk(session=session).say("both").facts

    assert (facts["gap"], facts["second_gap"]) == ("cost", "manner")


def test_both_of_two_kinds_of_knowledge_is_the_one_that_asks_for_more() -> None:
    doubtful = (Fact("knowledge", "documents", words="the book"), Fact("knowledge", "live", words="the stock"))
    session = Session(NOON, Facts((Fact("task", "answer"),)), doubtful=doubtful, asked=("knowledge",))

    assert Talk(session=session).say("both").facts["knowledge"] == "live"


def test_both_is_no_choice_where_only_one_can_be() -> None:
    doubtful = (Fact("prompting", "none", words="no"), Fact("prompting", "basic", words="a bit"))
    session = Session(NOON, Facts((Fact("task", "draft"),)), doubtful=doubtful, asked=("prompting",))
    talk = Talk(session=session).say("choices")

    ask = talk.reply.blocks[-1]
    assert isinstance(ask, Ask)
    assert BOTH not in [option.band for option in ask.options]


def test_two_places_of_the_list_of_tasks_are_one_task_and_one_that_waits() -> None:
    talk = Talk().say("should we fine-tune?").say("5 and 3")

    assert talk.facts["task"] == "sort"
    assert "you want new text written" in texts(talk.reply)


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [("documents", "live", "it has to look at the orders"), ("live", "documents", "there is a 20 page pdf as well")],
)
def test_another_kind_of_knowledge_comes_beside_the_one_told_before(before: str, now: str, words: str) -> None:
    session = Session(NOON, Facts((Fact("task", "answer"), Fact("knowledge", before, words="before"))), asked=("gap",))

    facts = Talk(session=session).hears(Heard(Intent.TELL, (Fact("knowledge", now, words=words),))).facts

    assert (facts["knowledge"], facts["documents_too"]) == ("live", "yes")


def test_documents_beside_live_data_have_a_step_of_their_own() -> None:
    shop = {"task": "answer", "gap": "facts", "knowledge": "live", "volume": "under_1k"}

    with_pdf, without = (verdict(shop | more).plan.now for more in ({"documents_too": "yes"}, {}))

    assert any("beside the calls" in step for step in with_pdf)
    assert not any("beside the calls" in step for step in without)


@pytest.mark.parametrize(("volume", "tried"), [("under_1k", True), ("once", True), ("over_100k", False)])
def test_few_requests_are_tried_before_anything_is_built(volume: str, tried: bool) -> None:
    plan = verdict({"task": "answer", "gap": "facts", "knowledge": "live", "volume": volume}).plan

    assert any("before anything is built" in step for step in plan.now) is tried


@each("No, not monthly. It changes by season, so 3 or 4 times a year. And why 7,700 dollars?",
      "no, hardly ever. What would it cost?", "No. And what would it cost?")  # fmt: skip
def test_a_no_counts_beside_a_question(text: str) -> None:
    read = Fact("volatility", "weekly", words="it keeps changing", read=True)
    facts = Facts((Fact("task", "answer"), Fact("gap", "facts"), Fact("knowledge", "documents"), read))

    talk = Talk(session=Session(NOON, facts, asked=(RECAP, "volatility"))).say(text)

    kept = talk.session.facts.get("volatility") if talk.session else None
    assert kept is None or kept.band != "weekly" or talk.session.asked == ("volatility",)


def test_a_term_that_is_asked_about_beside_an_answer_is_explained_once() -> None:
    said = Heard(Intent.TERM, (Fact("prompting", "none", words="not yet"),), terms=("rag",))

    reply = Talk(session=ASKED_HOW_FAR).hears(said).reply

    assert str(reply.blocks).count("Before the model answers, a search finds") == 1


def test_guarded_data_come_before_everything_else() -> None:
    plan = verdict({"task": "draft", "gap": "manner", "sensitivity": "regulated"}).plan

    assert plan.now[0].startswith("Before anything is pasted or sent")


@each("Is the salesman serious? What do we ask the vendor?", "what should I ask the vendor", "questions for the vendor")
def test_an_offer_to_train_is_judged_by_our_own_answer(text: str) -> None:
    session = Session(NOON, Facts((Fact("task", "answer"), Fact("gap", "facts"), Fact("vendor_pitch", "yes"))))

    assert "Training is not what I would buy for this now" in texts(Talk(session=session).say(text).reply)


def test_a_word_of_two_labels_makes_two_readings() -> None:
    talk = Talk(session=ASKED_HOW_FAR).say("done properly and written down, third time I say it")

    assert {fact.band for fact in talk.session.doubtful if fact.slot == "prompting"} <= {"short", "enough"}
    assert talk.session.doubtful or talk.facts.get("prompting")


@each(
    "Well both I suppose", "Both, like I said. But the made up dates are what worries me", "both please", "ja, beides"
)
def test_both_is_heard_however_it_goes_on(text: str) -> None:
    doubtful = (Fact("gap", "facts", words="made up"), Fact("gap", "manner", words="stiff"))
    session = Session(NOON, Facts((Fact("task", "draft"),)), doubtful=doubtful, asked=("gap",))

    facts = Talk(session=session).say(text).facts

    assert (facts.get("gap"), facts.get("second_gap")) == ("facts", "manner")


@each("Rechnen Sie bitte mit 20 Stunden pro Woche", "she has 20 hours a week", "elle travaille 15 heures par semaine")
def test_working_hours_are_no_requests(text: str) -> None:
    assert "volume" not in Talk(session=ASKED_HOW_FAR).say(text).facts


@each("$7,700 is nearly as much as the firm!", "the 7,700 dollars was your number, not the firm's")
def test_a_sum_of_ours_is_no_offer(text: str) -> None:
    assert "offer" not in Talk(session=ASKED_HOW_FAR).say(text).facts


def test_two_things_that_are_asked_are_answered_and_not_all() -> None:
    many = "What would it cost? What are the risks? What do we do first? Who sells it? Can we use our old mails?"

    turn = Talk(session=ASKED_HOW_FAR).say(many).turns[-1]

    assert len(turn.beside) <= 2


def test_another_answer_than_was_given_says_what_it_was() -> None:
    first = Talk(session=Session(NOON, Facts((Fact("task", "draft"), Fact("gap", "manner"))))).say("verdict")
    given = first.turns[-1].move
    assert isinstance(given, Advise)

    then = first.hears(Heard(Intent.TELL, (Fact("knowledge", "live"), Fact("gap", "facts"), Fact("task", "act"))))

    now = then.turns[-1].move
    assert isinstance(now, Advise)
    assert now.verdict.headline != given.verdict.headline
    assert now.before == given.verdict.headline
