"""A model that reads, for tests: what it says, and what comes of a message that it read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.dialogue.session import Session
from advisor.interpret.heard import Context, Heard
from advisor.message import Message
from advisor.ports import Interpreter, Outcome
from advisor.replies.reasons import TemplateExplainer
from advisor.reply import Notice, Reply
from bot.answering.respond import Responder
from bot.llm.interpreter import ModelInterpreter
from bot.llm.model_request import Failure
from bot.nlu.interpret import Listener
from bot.settings.llm import Task
from tests.support.fakes_inbox import FixedClock
from tests.support.fakes_model import ToldModel

SECONDS = 0.3
TASK = Task("told", SECONDS, 1_000)
VOICE = "Our lawyers can tell a letter of ours from a thousand others, and nobody can say how."


def claim(fact: str, quote: str, *, plainly: bool = True) -> dict[str, object]:
    return {"quote": quote, "fact": fact, "plainly": plainly}


def reading(
    *facts: Mapping[str, object],
    intent: str = "tell",
    about: str = "",
    also: Sequence[Mapping[str, str]] = (),
    expected: str = "",
) -> dict[str, object]:
    return {"facts": list(facts), "intent": intent, "about": about, "also": list(also), "expected": expected}


def listener(answer: Mapping[str, object] | Failure) -> Listener:
    return Listener(ModelInterpreter(ToldModel(answer), TASK))


async def answered(interpreter: Interpreter, *said: str) -> Outcome:
    """What comes of the last of some messages in a new thread."""
    responder = Responder(interpreter=interpreter, explainer=TemplateExplainer(), clock=FixedClock())
    session: Session | None = None
    for number, text in enumerate(said):
        outcome = await responder.respond(session, Message("acme", "t1", str(number), "u1", text))
        session = outcome.session
    return outcome


async def heard(text: str, answer: Mapping[str, object], context: Context | None = None) -> Heard:
    return await listener(answer).hear(text, context or Context(), tenant="acme")


def notices(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if isinstance(block, Notice)]
