"""A question as blocks: with its choices, as one to be confirmed, or as what was read, played back."""

from __future__ import annotations

from advisor.dialogue.session import Session
from advisor.facts import BOTH, OTHERWISE, RIGHT, UNSURE, Fact
from advisor.interpret.both import may_be_both
from advisor.interpret.heard import Context
from advisor.replies import wording
from advisor.reply import Ask, Block, Checklist, ChecklistItem, Option, Points
from advisor.slots import BY_ID
from advisor.slots.questions import RECAP, Question

NOT_SURE = "Not sure"
BOTH_OF_THEM = "Both"
SOMETHING_ELSE = "No, something else"
ALL_RIGHT = "Yes, all of it"


def ask(question: Question, again: bool = False) -> Ask | Checklist:
    """The block that asks a question: choices for one slot, a checklist for several; `again` in other words."""
    if question.checklist:
        pairs = zip(question.items, question.slots, strict=True)
        return Checklist(
            question.id,
            question.again if again else question.text,
            question.why,
            tuple(_item(label, slot) for label, slot in pairs),
        )
    slot = BY_ID[question.slots[0]]
    options = [Option(slot.id, band.id, band.label) for band in slot.bands]
    one_item = f"{question.items[0]}: is that so?" if question.items else ""
    text = one_item or (question.again if again and question.again else question.text)
    return Ask(question.id, text, question.why, (*options, Option(slot.id, UNSURE, NOT_SURE)))


def put_again(question: Question, session: Session) -> tuple[Block, ...]:
    """The blocks of the open `question`, with the choices that the next reply will be read against."""
    again, context = session.missed > 0, Context(question, session.facts, session.doubtful)
    if context.recap:
        return play_back(question, context.recap, again)
    readings = context.confirming
    return (confirm(question, readings, again) if readings else ask(question, again),)


def confirm(question: Question, readings: tuple[Fact, ...], again: bool = False) -> Ask:
    """The block that asks whether what was read is so, or which of two readings is; `again` in other words."""
    slot = BY_ID[question.slots[0]]
    options = [Option(slot.id, fact.band, _answer(fact, readings)) for fact in readings]
    text = wording.confirming_again(readings) if again else wording.confirming(readings)
    together = (Option(slot.id, BOTH, BOTH_OF_THEM),) if may_be_both(readings) else ()
    beside = (*together, Option(slot.id, OTHERWISE, SOMETHING_ELSE), Option(slot.id, UNSURE, NOT_SURE))
    return Ask(question.id, text, question.why, (*options, *beside))


def play_back(question: Question, facts: tuple[Fact, ...], again: bool = False) -> tuple[Block, ...]:
    """The blocks that play back what was read, to be confirmed all at once or changed line by line."""
    lines = tuple(f"{line[0].upper()}{line[1:]}" for line in map(wording.taken, facts))
    right = Option(RECAP, RIGHT, ALL_RIGHT if len(facts) > 1 else "Yes")
    changes = (Option(fact.slot, OTHERWISE, f"Change {BY_ID[fact.slot].name}") for fact in facts)
    text = question.again if again else question.text
    return (Points(wording.BEFORE_I_ANSWER, lines), Ask(question.id, text, question.why, (right, *changes)))


def _answer(fact: Fact, readings: tuple[Fact, ...]) -> str:
    return "Yes" if len(readings) == 1 else BY_ID[fact.slot].band(fact.band).label


def _item(label: str, slot_id: str) -> ChecklistItem:
    bad, good = BY_ID[slot_id].bands
    return ChecklistItem(label, Option(slot_id, good.id, good.label), Option(slot_id, bad.id, bad.label))
