"""What is said in the course of a talk and after a verdict, in everyday words, is met with what it asks for."""

from __future__ import annotations

import pytest

from advisor.dialogue.asides import Answer, CompareApproaches, ShowCosts, ShowPlan, Topic
from advisor.dialogue.moves import Advise, AskAgain, AskNext, Confirm
from advisor.interpret.heard import Intent
from advisor.reply import Actions, Understood
from bot.nlu.interpret import hear_without_model
from tests.support.hearing import each
from tests.support.talk import POLICIES, SORTING, Talk
from training.measure import DECIDED


@each(
    "Should our company build its own AI?",
    "do we need a model of our own",
    "is fine-tuning something for us?",
    "everyone is training models, should we?",
    "would training a model make sense here",
)
def test_a_bare_question_is_asked_what_for(text: str) -> None:
    talk = Talk().say(text)

    assert isinstance(talk.move, AskNext | Confirm)
    assert talk.move.question.slots == ("task",)


@each("should we fine-tune?", "is it worth tuning", "fine-tuning, yes or no?", "to train or not to train",
      "what about fine-tuning")  # fmt: skip
def test_numbers_after_a_bare_question_leave_the_task_open(text: str) -> None:
    talk = Talk().say(text).say("we have 5000 labelled examples")

    assert talk.facts.get("task") is None
    assert talk.facts.get("labelled_examples", "2000_plus") == "2000_plus"


@pytest.fixture
def advised() -> Talk:
    """A talk after its verdict, on sorting letters."""
    talk = Talk().press(task="sort").press(gap="enough")
    while not isinstance(talk.move, Advise):
        talk.press(**dict.fromkeys(talk.session.asked, "unsure"))
    return talk


@each("ok what should we do", "how do I start", "so what do we do now", "right, and the first step?",
      "what do I tell my team to do")  # fmt: skip
def test_after_a_verdict_the_next_steps_are_given(advised: Talk, text: str) -> None:
    assert isinstance(advised.say(text).move, ShowPlan)


@each("bye", "goodbye, got a truck waiting", "gotta go", "that's it from me, bye", "see you tomorrow then")
def test_leave_is_taken_at_any_time(advised: Talk, text: str) -> None:
    for talk in (advised, Talk().say("should we fine-tune?")):
        move = talk.say(text).move
        assert isinstance(move, Answer)
        assert move.topic is Topic.FAREWELL


@each("could a small model do it?", "would a decision tree be good enough?", "what about plain keyword rules?",
      "is there a cheaper way?", "why not a smaller GPT?", "couldn't we just use a script")  # fmt: skip
def test_another_way_that_is_proposed_is_weighed_and_no_fact_changes(advised: Talk, text: str) -> None:
    before = dict(advised.facts)

    assert isinstance(advised.say(text).move, CompareApproaches)
    assert advised.facts == before


@each("dunno", "hm", "let me think", "good question", "I'd have to ask")
def test_who_hesitates_after_a_verdict_is_not_told_that_nothing_new_was_found(advised: Talk, text: str) -> None:
    move = advised.say(text).move

    assert not (isinstance(move, Answer) and move.topic is Topic.NOTHING_NEW)


@each("verdict", "just give me your verdict now", "enough questions, what do you say", "your advice please",
      "tell me yes or no already")  # fmt: skip
def test_the_verdict_is_given_at_any_time_on_what_is_known(text: str) -> None:
    talk = Talk().press(task="sort").say(text)

    assert isinstance(talk.move, Advise)
    assert talk.move.quick


@each(
    "another project: our museum wants labels written",
    "something else: we'd like to forecast returns",
    "now a different matter, the lab wants protein names pulled out of papers",
    "new project: a tutor for our apprentices",
    "second project: summaries of board meetings",
)
def test_another_matter_starts_afresh_and_one_word_brings_the_first_back(advised: Talk, text: str) -> None:
    before = dict(advised.facts)
    talk = advised.say(text)

    assert talk.session is not None
    assert talk.session.before is not None
    assert talk.facts.get("gap") != "enough"

    both = talk.say("same project").facts
    # Of what both tell, the later word counts.
    assert all(both[slot] == band for slot, band in before.items() if slot not in ("task", "gap"))
    assert before.keys() <= both.keys()


@each("you already asked me that", "that's not what I said", "you are going in circles", "no, you got me wrong",
      "I told you a minute ago")  # fmt: skip
def test_who_complains_sees_what_was_understood_and_can_change_it(text: str) -> None:
    talk = Talk().press(task="sort").say(text)

    assert "Sorry" in str(talk.reply.blocks)
    assert talk.facts["task"] == "sort"


@each("what is LoRA by the way?", "Also, what does RAG mean?", "What is an embedding?")
def test_a_question_in_passing_is_answered_beside_the_fact(text: str) -> None:
    talk = Talk().press(task="sort").say(f"One letter in five goes to the wrong desk. {text}")

    assert "accuracy" in {talk.facts.get("gap"), *(fact.band for fact in talk.session.doubtful)}
    assert "Some" not in text
    assert any(name in str(talk.reply.blocks) for name in ("LoRA", "RAG", "mbedding"))


@each(
    "should we fine-tune?",
    "Should we fine-tune a model?",
    "do we need fine-tuning?",
    "fine-tune or not?",
    "just tell me whether to fine-tune",
)
def test_the_bare_enquiry_opens_with_the_first_question(text: str) -> None:
    assert isinstance(Talk().say(text).move, AskNext)


@each("forget openai", "scrap openai", "not openai", "drop openai!", "no longer openai")
def test_what_was_told_and_is_denied_is_asked_again(text: str) -> None:
    talk = Talk().say(SORTING).press(provider="openai").say(text)

    assert isinstance(talk.move, AskAgain)
    assert talk.move.question.slots == ("provider",)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("and where do I start with this on Monday", Intent.NEXT_STEPS),
        ("ok so who does what now", Intent.NEXT_STEPS),
        ("my boss will want to know the price", Intent.COST),
        ("what's that going to set us back per month", Intent.COST),
        ("can't we just train the price list into it", Intent.ALTERNATIVE),
        ("wouldn't a keyword filter be enough here", Intent.ALTERNATIVE),
        ("und was kostet uns das", Intent.COST),
        ("et concrètement, on commence par quoi", Intent.NEXT_STEPS),
        ("what could possibly go wrong with it", Intent.RISKS),
    ],
)
def test_after_a_verdict_questions_in_everyday_words_are_answered(text: str, intent: Intent) -> None:
    assert hear_without_model(text, DECIDED).intent is intent


def test_what_nobody_understands_after_a_verdict_offers_what_can_be_asked() -> None:
    talk = Talk().say(POLICIES).say("our model is interesting")

    assert isinstance(talk.reply.blocks[-1], Actions)


def test_what_is_asked_beside_what_is_told_is_answered_and_both_count() -> None:
    talk = Talk().say(POLICIES).say("We may use any provider. What would that cost us?")

    assert isinstance(talk.move, ShowCosts)
    assert isinstance(talk.reply.blocks[0], Understood)
    assert talk.facts["provider"] == "any"


def test_a_fact_that_is_told_and_confirmed_at_once_is_listed_once() -> None:
    talk = Talk().say("Our bot answers guests, it makes up opening hours")
    said = talk.say("Yes, it invents opening hours, it makes up facts of ours")
    listed = [fact.slot for block in said.reply.blocks if isinstance(block, Understood) for fact in block.facts]

    assert len(listed) == len(set(listed))
