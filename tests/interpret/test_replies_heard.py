"""What replies say no to, put right, or choose by a word: none of it is taken for its opposite, and nothing is lost."""

from __future__ import annotations

import pytest

from advisor.dialogue.session import Session
from advisor.facts import Fact, Facts
from advisor.interpret.heard import Heard, Intent
from advisor.reply import Ask
from advisor.slots.questions import RECAP
from tests.support.hearing import each
from tests.support.talk import NOON, SORTING, Talk, texts


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


@pytest.mark.parametrize("asked", [("knowledge",), ("gap",)])
def test_but_what_is_put_right_takes_its_place(asked: tuple[str, ...]) -> None:
    session = Session(NOON, Facts((Fact("task", "answer"), Fact("knowledge", "live", words="before"))), asked=asked)
    words = "our documents" if asked == ("knowledge",) else "not the orders, our documents"

    facts = Talk(session=session).hears(Heard(Intent.TELL, (Fact("knowledge", "documents", words=words),))).facts

    assert facts["knowledge"] == "documents"
    assert "documents_too" not in facts


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


def test_a_number_is_kept_where_only_its_band_is_said_again() -> None:
    session = Session(NOON, Facts((Fact("task", "draft"), Fact("volume", "under_1k", 150.0, "150 a day"))))

    talk = Talk(session=session).hears(Heard(Intent.TELL, (Fact("volume", "under_1k", words="a bit more on Mondays"),)))

    assert talk.session is not None
    volume = talk.session.facts.get("volume")
    assert volume is not None
    assert volume.value == 150.0


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
