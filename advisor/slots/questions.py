"""How to ask for a slot, or for a checklist of related yes/no slots: the words, and why we ask."""

from __future__ import annotations

from dataclasses import dataclass, replace

from advisor.slots import SLOTS


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. Several slots make a checklist, asked as one and answered by ticking what is there.

    `cost` is the asker's effort in plain questions: choosing once is 1. `again` is the text in other words, if any.
    """

    id: str
    slots: tuple[str, ...]
    text: str
    why: str
    items: tuple[str, ...] = ()
    cost: float = 1.0
    again: str = ""

    @property
    def checklist(self) -> bool:
        """Whether it asks for several slots at once."""
        return len(self.items) > 1

    @property
    def key(self) -> tuple[str, ...]:
        """What a session keeps of it while it is open: `question_for` makes it again."""
        return (RECAP, *self.slots) if self.id == RECAP else self.slots


RECAP = "recap"
"""The question whether what a verdict would rest on was read right."""
CHECKLIST = "readiness"
"""The question that asks for every slot with an item: what tuning needs, on one card."""

_ITEMS = tuple(slot for slot in SLOTS if slot.item)

READINESS = Question(
    CHECKLIST,
    tuple(slot.id for slot in _ITEMS),
    "Which of these do you have? Tick what is true.",
    "Fine-tuning needs all of them; whatever is missing becomes your next task.",
    tuple(slot.item for slot in _ITEMS),
    cost=1.5,
    again="Tick what you could show somebody today; leave empty what is only planned.",
)

QUESTIONS: tuple[Question, ...] = (
    *(
        Question(slot.id, (slot.id,), slot.asking.text, slot.asking.why, again=slot.asking.again)
        for slot in SLOTS
        if slot.asking
    ),
    READINESS,
)

VOLUNTEERED = tuple(
    Question(
        slot.id, (slot.id,), f"What fits best: {slot.name}?", "I never ask for this; it counts because you said it."
    )
    for slot in SLOTS
    if slot.volunteered
)
"""Questions that come up only when somebody wants to change what they brought up themselves."""


def recap(slots: tuple[str, ...]) -> Question:
    """The question whether what was read of `slots` is so, before a verdict rests on it."""
    again = "Is all of that so, or which line is wrong?"
    return Question(RECAP, slots, "Have I got this right?", "My answer rests on it.", again=again)


def question_for(slots: tuple[str, ...]) -> Question | None:
    """The question with this key, or with those of its slots that it knows; None for no slot at all."""
    if slots[:1] == (RECAP,):
        return recap(slots[1:]) if slots[1:] else None
    question = BY_SLOT.get(slots[0]) if slots else None
    return cut_down(question, frozenset(slots)) if question else None


def cut_down(question: Question, open_slots: frozenset[str]) -> Question | None:
    """The question with only the items that can still matter, None if none can; one item costs a plain question."""
    kept = [n for n, slot in enumerate(question.slots) if slot in open_slots]
    if not kept or len(kept) == len(question.slots):
        return question if kept else None
    slots = tuple(question.slots[n] for n in kept)
    items = tuple(question.items[n] for n in kept)
    return replace(question, slots=slots, items=items, cost=question.cost if len(kept) > 1 else 1.0)


_ALL = (*QUESTIONS, *VOLUNTEERED)
BY_ID: dict[str, Question] = {question.id: question for question in _ALL}
BY_SLOT: dict[str, Question] = {slot: question for question in _ALL for slot in question.slots}
