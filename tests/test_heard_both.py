"""An answer and a question in one message, two questions, two tasks: all of it is heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.asides import ExplainQuestion, ShowCosts, ShowOwnData, ShowPlan
from advisor.facts import BOTH, Fact, Facts
from advisor.heard import Asked, Heard, Intent
from advisor.moves import Advise, AskNext, Confirm
from advisor.questions import RECAP
from advisor.reply import Ask, Checklist, Notice, Points, Reply, Understood
from advisor.session import Session
from tests.hearing import each, kind
from tests.situations import verdict
from tests.talk import NOON, SORTING, Talk

SORT = Fact("task", "sort", words="which desk gets it")
DRAFT = Fact("task", "draft", words="and write the reply")
ASKED_HOW_FAR = Session(NOON, Facts((Fact("task", "sort"), Fact("gap", "accuracy"))), asked=("prompting",))


def texts(reply: Reply) -> str:
    return " ".join(getattr(block, "text", "") or getattr(block, "title", "") for block in reply.blocks)


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


@each("not 120 texts, it's 80", "c'est pas 120, c'est 80", "80, not 120", "nicht 120, sondern 80", "no son 120, son 80")
def test_a_number_that_is_put_right_takes_the_place_of_the_other(text: str) -> None:
    session = Session(NOON, Facts((Fact("task", "draft"), Fact("volume", "once", 120.0, "120 texts, once"))))

    talk = Talk(session=session).say(text)

    assert talk.session is not None
    now = talk.session.facts.get("volume")
    assert now is not None
    assert (now.band, now.value) == ("once", 80.0)


@each(
    "we have 900 lines of dialogue",
    "there are about 80,000 bookings from the last two years",
    "from 4 years, maybe 30 thousand mails",
    "120 textes, dont la moitié corrigés",
    "we kept 2,300 letters",
)
def test_a_pile_of_texts_is_asked_about_when_examples_are(text: str) -> None:
    talk = Talk().say(f"{SORTING}.").say(text)

    assert talk.session is not None
    doubtful = {fact.slot: fact.value for fact in talk.session.doubtful}
    assert doubtful.get("labelled_examples") or "labelled_examples" in talk.facts


@each("we get 300 letters a month", "there are 12 people here", "about 40 emails a day", "400 orders every week",
      "it costs us 900 euros")  # fmt: skip
def test_what_comes_in_a_period_or_is_no_text_is_no_pile(text: str) -> None:
    talk = Talk().say(f"{SORTING}.").say(text)

    assert talk.session is not None
    assert "labelled_examples" not in {fact.slot for fact in talk.session.doubtful}


@each("no internet", "no budget for it, really", "no cloud at all", "no examples in the prompt", "no coder here")
def test_a_no_before_a_thing_is_no_no_to_what_was_to_be_confirmed(text: str) -> None:
    confirming = (Fact("describable", "hard", words="showing is easier"),)
    session = Session(NOON, Facts((Fact("task", "converse"),)), doubtful=confirming, asked=("describable",))

    talk = Talk(session=session).say(f"Yes, easier to show. And again: {text}.")

    assert talk.facts.get("describable") == "hard"


@pytest.mark.parametrize(
    "text",
    ["yep all good", "yes ok yes", "yep all good. gimme the answer", "i said yep. yes, all of it", "passt alles",
     "looks good to me. yes", "c'est bon", "todo bien", "ok, all correct"],
)  # fmt: skip
def test_everyday_words_confirm_what_was_played_back(text: str) -> None:
    read = Fact("gap", "manner", words="stiff", read=True)
    session = Session(NOON, Facts((Fact("task", "draft"), read)), asked=(RECAP, "gap"))

    facts = Talk(session=session).say(text).session

    assert facts is not None
    assert not any(fact.read for fact in facts.facts)


@each("the character. same as before", "noooo i said the CHARACTER, not new text", "a character of course",
      "character!! like I wrote", "it's a coaching thing")  # fmt: skip
def test_a_word_of_the_label_chooses_between_two_readings(text: str) -> None:
    doubtful = (Fact("task", "draft", words="lines"), Fact("task", "converse", words="an innkeeper"))

    talk = Talk(session=Session(NOON, doubtful=doubtful, asked=("task",))).say(text)

    assert talk.facts.get("task") == "converse"


@each("new text, not the character", "reports and posts, really", "write new replies")
def test_what_is_named_to_be_denied_is_not_chosen(text: str) -> None:
    doubtful = (Fact("task", "draft", words="lines"), Fact("task", "converse", words="an innkeeper"))

    talk = Talk(session=Session(NOON, doubtful=doubtful, asked=("task",))).say(text)

    assert talk.facts.get("task") != "converse"


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [("documents", "live", "it has to look at the orders"), ("live", "documents", "there is a 20 page pdf as well")],
)
def test_another_kind_of_knowledge_comes_beside_the_one_told_before(before: str, now: str, words: str) -> None:
    session = Session(NOON, Facts((Fact("task", "answer"), Fact("knowledge", before, words="before"))), asked=("gap",))

    facts = Talk(session=session).hears(Heard(Intent.TELL, (Fact("knowledge", now, words=words),))).facts

    assert (facts["knowledge"], facts["documents_too"]) == ("live", "yes")


@pytest.mark.parametrize("asked", [("knowledge",), ("gap",)])
def test_but_what_is_put_right_takes_its_place(asked: tuple[str, ...]) -> None:
    session = Session(NOON, Facts((Fact("task", "answer"), Fact("knowledge", "live", words="before"))), asked=asked)
    words = "our documents" if asked == ("knowledge",) else "not the orders, our documents"

    facts = Talk(session=session).hears(Heard(Intent.TELL, (Fact("knowledge", "documents", words=words),))).facts

    assert facts["knowledge"] == "documents"
    assert "documents_too" not in facts


def test_documents_beside_live_data_have_a_step_of_their_own() -> None:
    shop = {"task": "answer", "gap": "facts", "knowledge": "live", "volume": "under_1k"}

    with_pdf, without = (verdict(shop | more).plan.now for more in ({"documents_too": "yes"}, {}))

    assert any("beside the calls" in step for step in with_pdf)
    assert not any("beside the calls" in step for step in without)


@pytest.mark.parametrize(("volume", "tried"), [("under_1k", True), ("once", True), ("over_100k", False)])
def test_few_requests_are_tried_before_anything_is_built(volume: str, tried: bool) -> None:
    plan = verdict({"task": "answer", "gap": "facts", "knowledge": "live", "volume": volume}).plan

    assert any("before anything is built" in step for step in plan.now) is tried


@each('What does it mean "calls the wrong tools"?', "what do you mean by tone or format?",
      "What is meant by 'made up or out of date'?", "Was bedeutet das?", "¿Qué significa eso?")  # fmt: skip
def test_who_asks_what_an_answer_means_has_not_given_it(text: str) -> None:
    session = Session(NOON, Facts((Fact("task", "answer"),)), asked=("gap",))

    talk = Talk(session=session).say(text)

    assert "gap" not in talk.facts
    assert isinstance(talk.reply.blocks[-1], Ask)


@each("how long does it take, and can one student volunteer do it?", "can a student do that?", "our student helps")
def test_a_student_is_no_small_model(text: str) -> None:
    session = Session(NOON, Facts((Fact("task", "answer"), Fact("gap", "facts"))))

    assert "distillation" not in texts(Talk(session=session).say(text).reply).lower().partition("what would")[0]


@each("No, not monthly. It changes by season, so 3 or 4 times a year. And why 7,700 dollars?",
      "no, hardly ever. What would it cost?", "No. And what would it cost?")  # fmt: skip
def test_a_no_counts_beside_a_question(text: str) -> None:
    read = Fact("volatility", "weekly", words="it keeps changing", read=True)
    facts = Facts((Fact("task", "answer"), Fact("gap", "facts"), Fact("knowledge", "documents"), read))

    talk = Talk(session=Session(NOON, facts, asked=(RECAP, "volatility"))).say(text)

    kept = talk.session.facts.get("volatility") if talk.session else None
    assert kept is None or kept.band != "weekly" or talk.session.asked == ("volatility",)


def test_a_number_is_kept_where_only_its_band_is_said_again() -> None:
    session = Session(NOON, Facts((Fact("task", "draft"), Fact("volume", "under_1k", 150.0, "150 a day"))))

    talk = Talk(session=session).hears(Heard(Intent.TELL, (Fact("volume", "under_1k", words="a bit more on Mondays"),)))

    assert talk.session is not None
    volume = talk.session.facts.get("volume")
    assert volume is not None
    assert volume.value == 150.0


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


@each("I wouldn't say too often, no.", "no, not too often", "too often? no", "I don't think it's wrong that often",
      "hm, not too often really")  # fmt: skip
def test_who_denies_what_was_to_be_confirmed_has_not_confirmed_it(text: str) -> None:
    doubtful = (Fact("gap", "accuracy", words="tells me to do two things"),)
    session = Session(NOON, Facts((Fact("task", "sort"),)), doubtful=doubtful, asked=("gap",))

    assert Talk(session=session).say(text).facts.get("gap") != "accuracy"


def test_what_is_said_again_with_a_not_is_no_yes() -> None:
    doubtful = (Fact("gap", "accuracy", words="wrong"),)
    session = Session(NOON, Facts((Fact("task", "sort"),)), doubtful=doubtful, asked=("gap",))
    again = Heard(Intent.TELL, doubtful=(Fact("gap", "accuracy", words="it isn't wrong that often"),))

    assert "gap" not in Talk(session=session).hears(again).facts


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
