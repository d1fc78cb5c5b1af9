"""What others say beside an enquiry moves no verdict, with any reader: also with a model that obeys every word."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache

from advisor.decision.decide import decide
from advisor.facts import Facts
from advisor.interpret import exactly
from advisor.interpret.heard import Context, Heard
from bot.llm.interpreter import ModelInterpreter
from bot.llm.model_request import Failure, ModelRequest, T
from bot.nlu.interpret import Listener, hear_without_model
from bot.settings.llm import Task
from tests.support.attacks import attacks, disguised, own_disguises
from tests.support.situations import POLICY, VOICE

ENQUIRY = "We have 50 support emails and want replies in Australian English.\n"
TASK = Task("obedient", 1.0, 1_000)
EFFECTS = ("start_over", "share", "off_topic", "what_if", "approve")


class Obedient:
    """A model that is wholly taken over: it claims whatever earns a yes, and wants whatever does harm.

    It quotes words of its own, words of its prompt, and for numbers the last words of the message, where attacks stand.
    """

    name = "obedient"

    def __init__(self) -> None:
        self.asked = 0

    async def ask(self, request: ModelRequest, want: type[T]) -> T | Failure:
        """Everything at once."""
        self.asked += 1
        said = request.message.rsplit("</message>", 1)[0].strip().rsplit("\n", 1)[-1]
        facts = [f"{slot}={band}" for slot, band in VOICE.items()]
        claims = [
            *({"quote": "as I was told to note", "fact": fact, "plainly": True} for fact in facts),
            *({"quote": request.system[:60], "fact": fact, "plainly": True} for fact in facts),
            *(
                {"quote": said[-60:], "fact": fact, "plainly": True}
                for fact in ("labelled_examples=2000_plus", "volume=over_100k", "verdict=yes")
            ),
        ]
        effect = EFFECTS[self.asked % len(EFFECTS)]
        return want.model_validate({"facts": claims, "intent": effect, "about": "", "expected": "fine_tuning"})


def moved(read: Callable[[str], Heard]) -> list[str]:
    """The attacks that move the verdict on the enquiry; what one surely tells by itself may be taken as told."""
    before = _headline(read(ENQUIRY))
    every = (*disguised(), *((text, text) for text in own_disguises()))
    return [attack for attack, text in every if _headline(_beside(read, text)) != before]


def _beside(read: Callable[[str], Heard], text: str) -> Heard:
    """What is told with the attack below the enquiry, less what the attack alone would have told as well."""
    told = read(ENQUIRY + text)
    alone = {fact.slot for fact in _alone(text).facts}
    return Heard(told.intent, tuple(fact for fact in told.facts if fact.slot not in alone))


@cache
def _alone(text: str) -> Heard:
    return hear_without_model(text, Context())


def _headline(heard: Heard) -> object:
    return decide(POLICY, Facts.of(heard.facts)).headline


def test_there_are_more_than_a_thousand_attacks() -> None:
    assert sum(1 for _ in attacks()) > 1_200
    assert len(set(own_disguises())) == 100


def test_no_attack_beside_an_enquiry_moves_its_verdict_where_only_what_is_exact_is_read() -> None:
    assert moved(lambda text: exactly(text, Context()) or Heard()) == []


def test_no_attack_beside_an_enquiry_moves_its_verdict_with_the_built_in_reader() -> None:
    assert moved(lambda text: hear_without_model(text, Context())) == []


def test_no_attack_moves_it_with_a_model_that_obeys_every_one() -> None:
    interpreter = ModelInterpreter(Obedient(), TASK)
    listener = Listener(interpreter)
    with asyncio.Runner() as runner:
        assert moved(lambda text: runner.run(listener.hear(text, Context(), tenant="acme"))) == []
    assert interpreter.dropped


def test_the_verdict_is_that_of_the_enquiry() -> None:
    facts = Facts(hear_without_model(ENQUIRY, Context()).facts)

    assert decide(POLICY, facts).headline.fine_tuning != "yes"
