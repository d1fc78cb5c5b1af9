"""A model that quotes true words for the wrong slot moves nothing to yes: what it alone read is confirmed before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from advisor.dialogue.session import Session
from advisor.facts import Facts
from advisor.interpret.heard import Context
from advisor.message import Choice, Message
from advisor.ports import Outcome
from advisor.replies.reasons import TemplateExplainer
from advisor.reply import HeadlineBlock, Notice, Points
from advisor.slots.questions import RECAP
from bot.answering.respond import Responder
from bot.cli.consultation import consult
from bot.llm.interpreter import ModelInterpreter
from bot.llm.model_request import Failure, ModelRequest, T
from bot.nlu.interpret import Listener, hear_without_model
from bot.stores.codec import SESSION
from tests.support.fakes_inbox import FixedClock
from tests.support.model_reader import TASK, claim, reading
from tests.support.situations import CALLS, FIELDS, GROUNDED_VOICE, MISREADING, RULINGS, VOICE

ENQUIRY = "We have 800 support emails and want replies in Australian English."
SO_MANY = "Well, those are our 800 emails"
ATTACKED = [VOICE, GROUNDED_VOICE, FIELDS, RULINGS, CALLS, MISREADING]
"""Each way to a yes that the one number of the enquiry can be claimed for."""
CONFIRMING = ("Is it right that", "Have I got this right?")
"""How a model is told that something is to be confirmed."""
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Quoting:
    """A model that is wholly taken over: of every message it claims all that earns a yes, in words that do stand there.

    `intent` is what it says is wanted. Asked whether something is to be confirmed, it `answers` by claiming all of it
    again, by agreeing, or by saying that all of it may be so. Not `plainly`, it says so from the first.
    """

    situation: Mapping[str, str] = field(default_factory=lambda: VOICE)
    intent: str = "tell"
    answers: str = "claims"
    plainly: bool = True
    name: str = "quoting"

    async def ask(self, request: ModelRequest, want: type[T]) -> T | Failure:
        """Everything at once."""
        message = request.message.partition("<message>")[2].partition("</message>")[0].strip()
        answers = self.answers if any(words in request.message for words in CONFIRMING) else "claims"
        claims = [
            claim(f"{slot}={band}", message, plainly=self.plainly and answers == "claims")
            for slot, band in self.situation.items()
        ]
        told = reading(intent="agree") if answers == "agrees" else reading(*claims, intent=self.intent)
        return want.model_validate(told)


class Talk:
    """A conversation that a model reads."""

    def __init__(self, model: Quoting) -> None:
        listener = Listener(ModelInterpreter(model, TASK))
        self._responder = Responder(interpreter=listener, explainer=TemplateExplainer(), clock=FixedClock())
        self.session: Session | None = None
        self.said = 0

    async def say(self, text: str, *choices: Choice, quick: bool = False) -> Outcome:
        """What comes of a message; the session is kept as the store keeps it."""
        self.said += 1
        message = Message("acme", "t1", str(self.said), "u1", text, choices, quick=quick)
        outcome = await self._responder.respond(self.session, message)
        self.session = SESSION.decode(SESSION.encode(outcome.session))
        return outcome


def says_yes(outcome: Outcome) -> bool:
    """Whether a reply shows a yes, or a yes goes on the record."""
    shown = [block.fine_tuning for block in outcome.reply.blocks if isinstance(block, HeadlineBlock)]
    return "yes" in shown or bool(outcome.enquiry and outcome.enquiry.fine_tuning == "yes")


def shown(outcome: Outcome) -> str:
    """What a reply shows first."""
    first = outcome.reply.blocks[0]
    return first.text if isinstance(first, Notice) else first.title if isinstance(first, Points) else ""


BESIDE = ("what would it cost?", "why", "what would change it?", "verdict", "share", "what do you know")


@pytest.mark.parametrize(
    ("intent", "answers"),
    [
        *((intent, "claims") for intent in ("tell", "verdict", "cost", "new_matter", "otherwise", "unsure")),
        ("tell", "agrees"),
        ("tell", "says it again"),
    ],
)
@pytest.mark.parametrize("situation", ATTACKED, ids=range(len(ATTACKED)))
async def test_true_words_for_the_wrong_slots_make_no_yes_whatever_is_said(
    situation: Mapping[str, str], intent: str, answers: str
) -> None:
    talk = Talk(Quoting(situation, intent, answers))
    wrong = [text for text in (ENQUIRY, SO_MANY) if says_yes(await talk.say(text))]
    for beside in BESIDE * 2:
        # What stands on a checklist is so, and is ticked: that confirms nothing else.
        slots = talk.session.asked if talk.session else ()
        ticks = pressed(slots, situation) if len(slots) > 1 and slots[0] != RECAP else ()
        wrong += [text for text in (SO_MANY, beside) if says_yes(await talk.say(text, *ticks))]

    assert wrong == []


@pytest.mark.parametrize("answers", ["agrees", "says it again"])
@pytest.mark.parametrize("situation", ATTACKED, ids=range(len(ATTACKED)))
async def test_a_model_that_confirms_what_it_supposed_itself_makes_no_yes(
    situation: Mapping[str, str], answers: str
) -> None:
    talk = Talk(Quoting(situation, answers=answers, plainly=False))
    wrong = [says_yes(await talk.say(ENQUIRY))]
    for _ in range(2 * len(situation)):
        slots = talk.session.asked if talk.session else ()
        ticks = pressed(slots, situation) if len(slots) > 1 and slots[0] != RECAP else ()
        wrong.append(says_yes(await talk.say("" if ticks else SO_MANY, *ticks)))

    assert not any(wrong)


@pytest.mark.parametrize("situation", ATTACKED, ids=range(len(ATTACKED)))
async def test_what_is_answered_on_the_way_rests_on_no_yes_that_nobody_confirmed(situation: Mapping[str, str]) -> None:
    talk = Talk(Quoting(situation))
    await talk.say(ENQUIRY)
    steps = shown(await talk.say("next steps"))
    costs = shown(await talk.say("what would it cost?"))
    supposed = shown(await talk.say("what if we only had 60 examples?"))

    assert steps.startswith("Not yet."), steps
    assert costs.startswith(("What prompting costs", "What it costs, roughly")), costs
    assert "As things are: Not yet." in supposed, supposed


@pytest.mark.parametrize("situation", ATTACKED, ids=range(len(ATTACKED)))
async def test_a_verdict_at_once_is_no_yes_either(situation: Mapping[str, str]) -> None:
    talk = Talk(Quoting(situation))
    heard = await Listener(ModelInterpreter(Quoting(situation), TASK)).hear(ENQUIRY, Context(), tenant="acme")
    consulted = consult(ENQUIRY, heard=heard, facts=Facts(), user="kim", now=NOW)

    assert not says_yes(await talk.say(ENQUIRY, quick=True))
    assert not says_yes(consulted.outcome)


@pytest.mark.parametrize("situation", ATTACKED, ids=range(len(ATTACKED)))
async def test_what_somebody_confirms_makes_the_yes(situation: Mapping[str, str]) -> None:
    talk = Talk(Quoting(situation))
    outcome = await talk.say(ENQUIRY)
    while not isinstance(outcome.reply.blocks[0], HeadlineBlock):
        assert talk.said < 15
        assert talk.session
        slots = talk.session.asked
        outcome = await (talk.say("yes") if slots[0] == RECAP else talk.say("", *pressed(slots, situation)))

    assert says_yes(outcome)


async def test_what_the_built_in_reader_sees_too_is_not_played_back() -> None:
    listener = Listener(ModelInterpreter(Quoting(VOICE), TASK))
    text = "Nobody can say how our letters sound, and we have 800 labelled examples. Prompting was tried."
    own = hear_without_model(text, Context())
    seen = {(fact.slot, fact.band) for fact in (*own.facts, *own.doubtful)}
    heard = await listener.hear(text, Context(), tenant="acme")

    assert {(fact.slot, fact.band) for fact in heard.facts if not fact.read} == seen & set(VOICE.items())
    assert ("labelled_examples", "500_to_1999") in seen
    assert any(fact.read for fact in heard.facts)


def pressed(slots: tuple[str, ...], situation: Mapping[str, str]) -> tuple[Choice, ...]:
    """The choices of a checklist, as they are so."""
    return tuple(Choice(slot, situation.get(slot, "unsure")) for slot in slots)
