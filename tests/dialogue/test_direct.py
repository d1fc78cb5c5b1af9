"""What is asked point-blank is answered: can we use what we have, will it work, what do I tell my boss, what does it
cost for a pile that is done once."""

from __future__ import annotations

import pytest

from advisor.costs import assumptions, lines
from advisor.decision.costing import costs_for
from advisor.dialogue.asides import ShowCosts
from advisor.dialogue.moves import Turn
from advisor.dialogue.session import Session
from advisor.dialogue.turn import take_turn
from advisor.facts import Fact, Facts
from advisor.interpret.commands import other_matter
from advisor.interpret.frequency import how_often
from advisor.interpret.heard import Context, Heard, Intent
from advisor.message import Message
from advisor.replies.compose import compose
from advisor.reply import Notice, Points
from advisor.slots import says
from advisor.slots.questions import Question
from advisor.verdict import Approach
from bot.nlu.interpret import hear_without_model
from tests.support.situations import POLICY
from tests.support.talk import NOON

LETTERS = Facts.of(task="draft", gap="manner", describable="easy", knowledge="none")


def ask(intent: Intent, facts: Facts = LETTERS, asked: tuple[str, ...] = ()) -> Turn:
    session = Session(NOON, facts=facts, asked=asked)
    return take_turn(POLICY, session, Message("acme", "t", "1", "u"), Heard(intent), NOON)


def said(turn: Turn) -> str:
    blocks = compose(turn).blocks
    texts = [block.text for block in blocks if isinstance(block, Notice)]
    return " ".join((*texts, *(item for block in blocks if isinstance(block, Points) for item in block.items)))


@pytest.mark.parametrize(
    ("band", "answer"),
    [("under_100", "To train on, no"), ("2000_plus", "more than enough"), ("none", "without the right answer")],
)
def test_whether_their_own_texts_will_do_is_answered_by_how_many_there_are(band: str, answer: str) -> None:
    waiting = Facts.of(task="draft", gap="manner", describable="hard", knowledge="none", labelled_examples=band)

    assert answer in said(ask(Intent.OWN_DATA, waiting))


def test_whoever_should_not_train_is_told_what_else_their_texts_are_good_for() -> None:
    assert "You need none of it for training" in said(ask(Intent.OWN_DATA))


def test_their_own_texts_are_answered_for_while_a_question_is_open_which_stays_open() -> None:
    turn = ask(Intent.OWN_DATA, Facts.of(task="draft"), asked=("gap",))

    assert "prices, dates and names" in said(turn)
    assert turn.session.asked == ("gap",)


def test_nobody_is_promised_a_figure_and_everybody_is_told_how_to_find_out() -> None:
    answer = said(ask(Intent.REACHABLE, Facts()))

    assert "Nobody can promise" in answer
    assert "a third one where they differ" in answer


def test_a_few_lines_to_pass_on_stand_by_themselves() -> None:
    answer = said(ask(Intent.BRIEF, LETTERS.with_((Fact("volume", "under_1k", 60.0),))))

    assert "Should we fine-tune a model? It is to write something new: replies, reports, posts." in answer
    assert "No, don't fine-tune. Use prompting." in answer
    assert "Why: " in answer
    assert "First: " in answer
    assert "US$" in answer


def test_no_sum_for_an_example_of_ours_is_passed_on_as_theirs() -> None:
    assert "US$" not in said(ask(Intent.BRIEF))


def test_lines_to_pass_on_say_that_they_are_not_settled() -> None:
    assert "still open" in said(ask(Intent.BRIEF, Facts.of(task="draft"), asked=("gap",)))


def test_there_is_nothing_to_pass_on_before_anything_was_told() -> None:
    assert "nothing to go on yet" in said(ask(Intent.BRIEF, Facts()))


def test_the_verdict_that_is_demanded_leaves_the_question_open() -> None:
    turn = ask(Intent.VERDICT, Facts.of(task="draft"), asked=("gap",))

    assert turn.session.asked == ("gap",)
    assert "Still open: What falls short today?" in said(turn)


def test_a_pile_that_is_done_once_is_priced_as_a_whole() -> None:
    costs = costs_for(POLICY, Approach.PROMPTING, LETTERS.with_((Fact("volume", "once", 80.0),)))
    monthly = costs_for(POLICY, Approach.PROMPTING, LETTERS.with_((Fact("volume", "under_1k", 80.0),)))

    assert costs.picks[0].month.usd == pytest.approx(monthly.picks[0].month.usd / 30, rel=0.05)
    assert lines(costs)[0].startswith("The whole job with ")
    assert assumptions(costs)[0] == "It is a one-off job of 80 pieces, as told."
    assert says(Fact("volume", "once", 80.0)) == "it is a one-off job, 80 in all"


def test_training_for_a_pile_that_is_done_once_is_never_paid_back_by_the_month() -> None:
    costs = costs_for(POLICY, Approach.FINE_TUNING, Facts.of(LETTERS, volume="once"))

    assert not costs.comparisons
    assert "an example" in assumptions(costs)[0]


def test_whoever_has_a_search_pays_for_mending_it_and_not_for_building_one() -> None:
    built = costs_for(POLICY, Approach.RAG, Facts.of(task="answer", gap="facts"))
    mended = costs_for(POLICY, Approach.RAG, Facts.of(task="answer", gap="retrieval"))

    assert mended.one_off.total.usd < built.one_off.total.usd
    assert any("search is there already" in line for line in assumptions(mended))


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("ok whatever. different project now: we sort invoices", "we sort invoices"),
        ("Another idea: answer guests from the handbook", "answer guests from the handbook"),
        ("something else - we want rosters", "we want rosters"),
        ("Anderes Projekt: wir sortieren Post", "wir sortieren Post"),
        ("bon, autre projet : on veut trier le courrier", "on veut trier le courrier"),
        ("Otro proyecto: ordenar facturas", "ordenar facturas"),
    ],
)
def test_another_project_is_announced(words: str, rest: str) -> None:
    assert other_matter(words) == rest


@pytest.mark.parametrize(
    "words",
    [
        "we have another project that sorts mail",
        "different projects pay differently",
        "is there something else we can do",
    ],
)
def test_a_mention_of_other_projects_announces_none(words: str) -> None:
    assert other_matter(words) is None


def test_what_is_told_of_another_project_opens_a_fresh_enquiry() -> None:
    session = Session(NOON, facts=LETTERS, asked=("prompting",))
    words = "ok whatever. different project now: we want incoming invoices sorted into 12 accounts"

    heard = hear_without_model(words, Context(facts=session.facts))
    turn = take_turn(POLICY, session, Message("acme", "t", "1", "u", words), heard, NOON)

    assert heard.intent is Intent.NEW_MATTER
    assert turn.session.before
    assert "gap" not in turn.session.facts


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("prices change every january", "static"),
        ("once a year", "static"),
        ("twice a year, spring and autumn", "static"),
        ("jedes Jahr im Herbst", "static"),
        ("every month or so", "monthly"),
        ("tous les trois mois", "monthly"),
        ("each quarter", "monthly"),
        ("every 2 weeks, with each release", "weekly"),
        ("overnight", "weekly"),
        ("cada semana", "weekly"),
        ("毎週", "weekly"),
        ("by the minute", "constant"),
        ("nobody knows", None),
        ("weekly in summer, monthly in winter", None),
    ],
)
def test_how_often_is_read_from_the_words_that_name_it(words: str, band: str | None) -> None:
    assert how_often(words.casefold()) == band


def test_whoever_tells_how_much_there_is_after_the_verdict_gets_the_sums() -> None:
    once = (Fact("volume", "once", 80.0, words="80 mails, once"),)

    turn = take_turn(
        POLICY, Session(NOON, facts=LETTERS), Message("acme", "t", "1", "u"), Heard(Intent.TELL, once), NOON
    )

    assert isinstance(turn.move, ShowCosts)
    assert turn.move.costs.situation.once


def test_whoever_fears_for_people_is_told_of_that_first() -> None:
    told = compose(ask(Intent.RISKS, LETTERS.with_((Fact("sensitivity", "regulated"),)))).blocks
    unsaid = compose(ask(Intent.RISKS)).blocks

    assert isinstance(told[0], Points)
    assert "personal data" in told[0].title
    assert isinstance(unsaid[0], Points)
    assert "What can go wrong" in unsaid[0].title


def test_a_word_of_beginning_anew_in_the_middle_of_a_matter_opens_no_other_one() -> None:
    asked = Context(Question("gap", ("gap",), "", ""), LETTERS)

    heard = hear_without_model("And now once more: the children's data. Is it dangerous?", asked)

    assert heard.intent is not Intent.NEW_MATTER
