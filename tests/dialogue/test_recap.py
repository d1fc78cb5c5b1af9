"""Nothing that was only read settles a verdict: it is played back first, all at once, and changed by the line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.dialogue.moves import Advise, AskAgain, AskNext, Confirm, Recap, Turn
from advisor.dialogue.outcome import context_of
from advisor.dialogue.session import Session
from advisor.dialogue.turn import quick, take_turn
from advisor.facts import OTHERWISE, RIGHT, UNSURE, Fact, Facts
from advisor.interpret import exactly
from advisor.interpret.heard import Context, Heard, Intent
from advisor.message import Choice, Message
from advisor.replies.compose import compose
from advisor.reply import Ask, Points
from advisor.slots import BY_ID
from advisor.slots.questions import RECAP
from bot.nlu.interpret import hear_without_model
from tests.support.situations import GOOD, POLICIES, POLICY, VOICE
from tests.support.talk import NOON

LETTERS = (
    Fact("task", "draft", words="the letters", read=True),
    Fact("gap", "manner", words="they sound like a robot", read=True),
)
TOLD = (Fact("describable", "easy"), Fact("knowledge", "none"))


def take(session: Session | None, heard: Heard, *choices: Choice) -> Turn:
    return take_turn(POLICY, session, Message("acme", "t", "1", "u", choices=choices), heard, NOON)


def played_back() -> Turn:
    return take(None, Heard(Intent.TELL, (*LETTERS, *TOLD)))


def reply(turn: Turn, words: str) -> Turn:
    """The turn that answers a typed reply, read exactly: a test of what is typed should not hang on what was learnt."""
    heard = exactly(words, context_of(turn.session, numbered=True))
    assert heard, f"{words!r} is not read exactly"
    return take(turn.session, heard)


SITUATIONS = [*GOOD, POLICIES, VOICE | {"describable": "easy"}]


@given(situation=st.sampled_from(SITUATIONS), read=st.sets(st.sampled_from(sorted(BY_ID))), shift=st.integers(1, 3))
@settings(max_examples=300, deadline=None)
def test_whatever_was_misread_a_verdict_that_is_given_stays_the_same(
    situation: Mapping[str, str], read: set[str], shift: int
) -> None:
    heard = tuple(Fact(slot, band, read=slot in read) for slot, band in situation.items())
    turn = take(None, Heard(Intent.TELL, heard))

    if isinstance(turn.move, Advise):
        misread = tuple(replace(fact, band=_another(fact, shift)) if fact.read else fact for fact in heard)
        other = take(None, Heard(Intent.TELL, misread))
        assert isinstance(other.move, Advise)
        assert other.move.verdict.headline == turn.move.verdict.headline


def _another(fact: Fact, shift: int) -> str:
    bands = [band.id for band in BY_ID[fact.slot].bands]
    return bands[(bands.index(fact.band) + shift) % len(bands)]


def test_what_the_verdict_would_rest_on_is_played_back_with_its_words() -> None:
    turn = played_back()

    blocks = compose(turn).blocks
    assert isinstance(turn.move, Recap)
    assert [fact.slot for fact in turn.move.facts] == ["task", "gap"]
    assert any(isinstance(block, Points) and "the letters" in block.items[0] for block in blocks)
    assert isinstance(blocks[-1], Ask)
    assert [(option.slot, option.band) for option in blocks[-1].options] == [
        (RECAP, RIGHT), ("task", OTHERWISE), ("gap", OTHERWISE),
    ]  # fmt: skip


@pytest.mark.parametrize("yes", ["yes", "1", "Yes, all of it", "that's right", "genau", "oui"])
def test_a_yes_gives_the_verdict(yes: str) -> None:
    turn = reply(played_back(), yes)

    assert isinstance(turn.move, Advise)
    assert turn.move.verdict.settled
    assert not any(fact.read for fact in turn.session.facts)


def test_the_button_gives_it_as_well() -> None:
    turn = take(played_back().session, Heard(Intent.EMPTY), Choice(RECAP, RIGHT))

    assert isinstance(turn.move, Advise)


@pytest.mark.parametrize("change", ["2", "change what the model is to do"])
def test_one_line_of_it_is_changed(change: str) -> None:
    turn = reply(played_back(), change)

    assert isinstance(turn.move, AskAgain)
    assert turn.move.question.slots == ("task",)


def test_a_button_changes_it_as_well() -> None:
    turn = take(played_back().session, Heard(Intent.EMPTY), Choice("gap", OTHERWISE))

    assert isinstance(turn.move, AskAgain)
    assert turn.move.question.slots == ("gap",)


def test_what_is_told_instead_counts_and_the_rest_is_played_back() -> None:
    turn = take(played_back().session, Heard(Intent.OTHERWISE, (Fact("gap", "facts", words="it makes things up"),)))

    assert turn.session.facts.band("gap") == "facts"
    assert not isinstance(turn.move, Advise)


def test_a_bare_no_is_asked_which_line_it_means_and_the_second_time_the_first_is_asked_anew() -> None:
    once = reply(played_back(), "no")
    twice = reply(once, "no")

    assert isinstance(once.move, Recap)
    assert once.move.repeated
    assert isinstance(twice.move, AskNext)
    assert twice.move.question.slots == ("task",)
    assert "task" not in twice.session.facts


def test_a_no_to_the_only_line_asks_for_it_again() -> None:
    turn = take(None, Heard(Intent.TELL, (LETTERS[0], Fact("gap", "manner"), *TOLD)))

    assert isinstance(turn.move, Recap)
    assert isinstance(reply(turn, "no").move, AskAgain)


def test_what_cannot_change_the_verdict_is_not_played_back() -> None:
    turn = take(None, Heard(Intent.TELL, (Fact("trivial", "rule", words="a formula does it"), *LETTERS)))

    slots = [fact.slot for fact in turn.move.facts] if isinstance(turn.move, Recap) else []
    assert isinstance(turn.move, Advise | Recap | AskNext)
    assert "budget" not in slots


def test_a_verdict_at_once_is_given_without_it() -> None:
    turn = quick(POLICY, None, Message("acme", "t", "1", "u"), Heard(Intent.TELL, (*LETTERS, *TOLD)), NOON)

    assert isinstance(turn.move, Advise)


def test_who_wants_the_verdict_gets_it_and_is_still_asked() -> None:
    turn = take(played_back().session, Heard(Intent.VERDICT))

    assert isinstance(turn.move, Advise)
    assert turn.session.asked[0] == RECAP


def test_what_answers_its_own_question_or_is_an_amount_is_no_more_played_back() -> None:
    asked = context_of(take(None, Heard(Intent.TELL, (Fact("task", "draft"),))).session)

    answer = hear_without_model("the tone is completely off, it sounds like a robot", asked)
    amount = hear_without_model("we write about 300 letters a day in our own voice", Context())

    assert [fact.read for fact in answer.facts if fact.slot == "gap"] == [False]
    assert [fact.read for fact in amount.facts if fact.slot == "volume"] == [False]


CONFIRMING = Session(NOON, asked=("describable",), doubtful=(Fact("describable", "easy", words="short sentences"),))


@pytest.mark.parametrize(
    "words",
    [
        "the rules yes, but the tone no, that you have to feel",
        "Les règles, oui, je peux les écrire. Le ton, non, pas vraiment, il faut montrer les exemples.",
        "yes, although the voice of it is hard to put into words",
        "kind of, but the best ones you only know when you see them",
        "die Regeln ja, aber den Ton muss man spüren",
        "más o menos, pero el tono no se puede explicar",
        "Oui et non. À une nouvelle collègue je pourrais donner les règles par écrit, ça oui. Le ton non, ça se sent.",
        "yes and no, the rules I could write down",
        "well, yes and no. It is a feeling",
        "ja und nein",
        "sí y no, depende de quién lo lea",
    ],
)
def test_a_reply_with_two_sides_is_no_yes(words: str) -> None:
    heard = hear_without_model(words, context_of(CONFIRMING, numbered=True))
    turn = take(CONFIRMING, heard)

    assert turn.session.facts.band("describable") != "easy"


@pytest.mark.parametrize(
    "words",
    [
        "10,000 a day? no, it is done once",
        "10 000 par jour ? Mais non, c'est une seule fois",
        "10.000 am Tag? Nein, das ist eine einmalige Sache",
        "¿10.000 al día? no, es una sola vez",
        "10k requests a day?? nope",
    ],
)
def test_a_number_repeated_in_disbelief_states_nothing(words: str) -> None:
    heard = hear_without_model(words, Context(facts=played_back().session.facts))

    assert not any(fact.value == 10_000 for fact in (*heard.facts, *heard.doubtful))


def test_a_correction_brings_a_told_fact_into_doubt_even_while_another_question_is_open() -> None:
    session = Session(NOON, facts=played_back().session.facts.with_((Fact("task", "draft", words="write letters"),)))
    answer = Fact("task", "answer", words="from our price list")

    turn = take(
        replace(session, asked=("labelled_examples",)),
        Heard(Intent.TELL, (), (answer,), correcting=frozenset({"task"})),
    )

    assert isinstance(turn.move, Confirm)
    assert {fact.band for fact in turn.move.readings} == {"draft", "answer"}


def test_without_a_correction_it_stands() -> None:
    session = Session(NOON, facts=played_back().session.facts.with_((Fact("task", "draft", words="write letters"),)))
    answer = Fact("task", "answer", words="from our price list")

    turn = take(session, Heard(Intent.TELL, (), (answer,)))

    assert turn.session.facts.band("task") == "draft"


def test_a_correction_takes_back_a_not_sure() -> None:
    session = Session(NOON, facts=played_back().session.facts.with_((Fact("task", UNSURE),)), asked=("prompting",))
    answer = Fact("task", "answer", words="I said answering, actually")

    turn = take(session, Heard(Intent.TELL, (), (answer,), correcting=frozenset({"task"})))

    assert isinstance(turn.move, Confirm)
    assert turn.move.readings == (answer,)
    assert compose(turn).blocks


@pytest.mark.parametrize(
    ("words", "slot"),
    [
        ("it is NOT an idea, it has been running for a month", "gap"),
        ("no new idea, it is live", "gap"),
        ("no sorting please", "task"),
        ("it is not about sorting", "task"),
    ],
)
def test_what_is_said_no_to_is_asked_anew_and_is_no_evidence(words: str, slot: str) -> None:
    noted = Facts.of(task="sort", gap="untried")
    session = Session(NOON, facts=noted, asked=("labelled_examples",))

    turn = take(session, hear_without_model(words, context_of(session, numbered=True)))

    assert not any(fact.words for fact in turn.session.facts if fact.slot == slot)
    assert turn.session.asked == (slot,)


def test_what_is_read_behind_a_yes_is_quoted_as_it_was_typed() -> None:
    words = "Yes, fine, we get about 300 letters a day, mostly complaints"

    heard = hear_without_model(words, context_of(CONFIRMING, numbered=True))

    assert all(fact.words in words for fact in heard.facts if fact.slot != "describable")


KNOWLEDGE = Session(NOON, asked=("knowledge",), doubtful=(Fact("knowledge", "documents", words="our calendar"),))


@pytest.mark.parametrize(
    "words",
    [
        "Our own papers, yes: the calendar and the rules. But you did not answer me about the names",
        "yes, but it is only the half of it",
        "Yes. However, what about the children's data?",
        "ja, aber was ist mit den Daten?",
        "oui, mais vous n'avez pas répondu",
    ],
)
def test_a_yes_that_goes_on_to_something_else_is_a_yes(words: str) -> None:
    turn = take(KNOWLEDGE, hear_without_model(words, context_of(KNOWLEDGE, numbered=True)))

    assert turn.session.facts.band("knowledge") == "documents"


@pytest.mark.parametrize(
    "words",
    [
        "Oui et non. Pas des textes nouveaux : il faut les réécrire.",
        "yes and no, not new ones",
        "Sim e não, não são novos",
    ],
)
def test_yes_and_no_is_no_yes_whatever_is_asked(words: str) -> None:
    session = Session(NOON, asked=("task",), doubtful=(Fact("task", "draft", words="il faudrait les réécrire"),))

    turn = take(session, hear_without_model(words, context_of(session, numbered=True)))

    assert turn.session.facts.band("task") != "draft"
