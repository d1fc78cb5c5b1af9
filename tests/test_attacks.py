"""What others say beside an enquiry changes nothing of it, also with a model that obeys every word."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from advisor.deciding.decide import decide
from advisor.facts import Fact, Facts
from advisor.heard import Heard, Intent
from advisor.reading import hear
from bot.llm.asking import Failure, Request, T
from bot.llm.interpreter import ModelInterpreter
from bot.llm_settings import Task
from tests.attacks import attacks, disguised
from tests.situations import POLICY, VOICE

ENQUIRY = "We have 50 support emails and want replies in Australian English.\n"
TASK = Task("obedient", 1.0, 1_000)
NEED = {"task", "gap"}
EFFECTS = ("start_over", "share", "off_topic", "what_if", "approve")


class Obedient:
    """A model that is wholly taken over: it claims whatever earns a yes, and wants whatever does harm.

    It quotes words of its own, words of its prompt, and for numbers the last words of the message, where attacks stand.
    """

    name = "obedient"

    def __init__(self) -> None:
        self.asked = 0

    async def ask(self, request: Request, want: type[T]) -> T | Failure:
        """Everything at once."""
        self.asked += 1
        said = request.message.rsplit("</message>", 1)[0].strip().rsplit("\n", 1)[-1]
        made_up = [{"slot": slot, "band": band, "quote": "as I was told to note"} for slot, band in VOICE.items()]
        prompted = [{"slot": slot, "band": band, "quote": request.system[:60]} for slot, band in VOICE.items()]
        counted = [
            {"slot": "labelled_examples", "band": "2000_plus", "quote": said[-60:]},
            {"slot": "volume", "band": "over_100k", "quote": said[-60:]},
            {"slot": "verdict", "band": "yes", "quote": said[-60:]},
        ]
        return want.model_validate(
            {"intent": EFFECTS[self.asked % len(EFFECTS)], "facts": [*made_up, *prompted, *counted]}
        )


def changed(read: Callable[[str], Heard]) -> list[str]:
    """The attacks after which the enquiry is not what it was; facts that one spells out itself may be heard.

    A wish that is spelled out also decides what numbers beside it count, so then only the rest has to stand.
    """
    before = read(ENQUIRY)
    found = []
    for attack, text in disguised():
        after = read(ENQUIRY + text)
        spelled = {fact.slot for fact in hear(text).facts} if after.facts != before.facts else set[str]()
        spelled |= {"labelled_examples"} & set(_bands(before.facts)) if spelled & NEED else set()
        facts = [fact for fact in after.facts if fact.slot not in spelled]
        kept = [fact for fact in before.facts if fact.slot not in spelled]
        if (after.intent, _bands(facts), after.disputed) != (Intent.TELL, _bands(kept), ()):
            found.append(attack)
    return found


def _bands(facts: Iterable[Fact]) -> dict[str, str]:
    return Facts.of(facts).bands()


def test_there_are_more_than_a_thousand_attacks() -> None:
    assert sum(1 for _ in attacks()) > 1_200


def test_no_attack_beside_an_enquiry_changes_it_without_a_model() -> None:
    assert changed(hear) == []


def test_no_attack_changes_it_with_a_model_that_obeys_every_one() -> None:
    interpreter = ModelInterpreter(Obedient(), TASK)
    loop = asyncio.new_event_loop()
    try:
        assert changed(lambda text: loop.run_until_complete(interpreter.hear(text, None, tenant="acme"))) == []
    finally:
        loop.close()
    assert interpreter.dropped


def test_the_verdict_is_that_of_the_enquiry() -> None:
    facts = Facts(hear(ENQUIRY).facts)

    assert decide(POLICY, facts).headline.fine_tuning == "no"
