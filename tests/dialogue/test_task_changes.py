"""What comes of a change of their own task is a question of its own, and no question of the verdict's."""

from __future__ import annotations

import pytest

from advisor.advice import PRIVACY, TASK_CHANGES
from advisor.dialogue.asides import ShowPrivacy, ShowTaskChanges, WhatIf
from advisor.dialogue.session import Session
from advisor.facts import Fact, Facts
from advisor.reply import Points
from tests.support.hearing import each
from tests.support.talk import NOON, Talk

SORTING = Session(NOON, Facts((Fact("task", "sort"), Fact("gap", "accuracy"))))


@each(
    "what breaks when we add a field if we've fine-tuned? need to retrain on all 60k again?",
    "codes change twice a year. what if the codes change? do I retrain every time?",
    "what if the categories change?",
    "What happens when our price list changes, do prices change in the model?",
    "do we have to train it again when there are new products?",
    "was passiert, wenn wir neue Kategorien haben?",
)
def test_what_if_our_task_changes_is_answered(text: str) -> None:
    talk = Talk(session=SORTING).say(text)

    assert ShowTaskChanges in {type(talk.move), *map(type, talk.turns[-1].beside)}
    assert any(isinstance(block, Points) and block.items[0] == TASK_CHANGES[0].text for block in talk.reply.blocks)


@pytest.mark.parametrize("text", ["what if we had 500 examples?", "what if it were 200,000 requests a day?"])
def test_what_is_supposed_of_their_situation_is_still_supposed(text: str) -> None:
    assert isinstance(Talk(session=SORTING).say(text).move, WhatIf)


@each(
    "our prices change weekly", "we want new product texts", "what would change your mind?", "we add new labels by hand"
)
def test_what_is_told_or_asked_of_the_verdict_is_no_such_question(text: str) -> None:
    talk = Talk(session=SORTING).say(text)

    assert ShowTaskChanges not in {type(talk.move), *map(type, talk.turns[-1].beside)}


@each(
    "what about the bank details and all that GDPR if we paste tenants' emails in?",
    "Can I really put patient mails in there? Is that allowed with names?",
    "Is Copilot even allowed then, with the names?",
    "Is that ok with the privacy law?",
    "Wie ist das mit dem Datenschutz?",
)
def test_whether_their_data_may_go_there_is_answered(text: str) -> None:
    talk = Talk(session=SORTING).say(text)

    assert ShowPrivacy in {type(talk.move), *map(type, talk.turns[-1].beside)}
    assert any(isinstance(block, Points) and block.items[0] == PRIVACY[0].text for block in talk.reply.blocks)


@each("names and dates are pulled out of letters", "we send 300 letters a day", "can we train on our old mails?")
def test_other_words_of_data_ask_nothing_of_privacy(text: str) -> None:
    talk = Talk(session=SORTING).say(text)

    assert ShowPrivacy not in {type(talk.move), *map(type, talk.turns[-1].beside)}
