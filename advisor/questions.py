"""How to ask for a slot, or for a checklist of related yes/no slots: the words, and why we ask."""

from __future__ import annotations

from dataclasses import dataclass, replace

from advisor.slots import SLOTS


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. Several slots make a checklist, asked as one and answered by ticking what is there.

    `cost` is the asker's effort in plain questions: choosing once is 1.
    """

    id: str
    slots: tuple[str, ...]
    text: str
    why: str
    items: tuple[str, ...] = ()
    cost: float = 1.0

    @property
    def checklist(self) -> bool:
        """Whether it asks for several slots at once."""
        return len(self.slots) > 1


QUESTIONS: tuple[Question, ...] = (
    Question(
        "goal",
        ("goal",),
        "What should the model do better?",
        "Facts, behaviour and cost have different cures, and this tells which one you need.",
    ),
    Question(
        "knowledge",
        ("knowledge",),
        "What knowledge does it need that a general model does not have?",
        "Facts belong in retrieval or tools. Training does not hold them reliably.",
    ),
    Question(
        "volatility",
        ("volatility",),
        "How often does that knowledge change?",
        "What hardly changes can sit in the prompt; what keeps changing is better looked up.",
    ),
    Question(
        "corpus_size",
        ("corpus_size",),
        "How much material is there?",
        "Up to about 500 pages can go into the prompt whole, with nothing to build.",
    ),
    Question(
        "access",
        ("access",),
        "Must answers cite their source, or may people see different things?",
        "Permissions have to be enforced outside the model, whatever its training.",
    ),
    Question(
        "describable",
        ("describable",),
        "Could you explain to a new colleague, in a few sentences, what a good answer looks like?",
        "What you can say, a prompt can say. Only what has to be shown may need training.",
    ),
    Question(
        "prompting",
        ("prompting",),
        "How far have you taken prompting with a strong model?",
        "It is the cheapest lever, and it often ends the project.",
    ),
    Question(
        "retrieval",
        ("retrieval",),
        "How far have you taken retrieval (RAG)?",
        "Tuning the search is cheaper than tuning the model, and usually the real fault.",
    ),
    Question(
        "labelled_examples",
        ("labelled_examples",),
        "How many labelled examples of the exact behaviour do you have?",
        "Below about 100, a better prompt beats training.",
    ),
    Question(
        "readiness",
        ("eval_set", "label_quality", "owner", "stability", "skill"),
        "Which of these do you have? Tick what is true.",
        "Fine-tuning needs all of them; whatever is missing becomes your next task.",
        items=(
            "An evaluation set: 20 or more real cases with the right answer",
            "Examples that were checked by people and look like real inputs",
            "Somebody who owns the model after launch",
            "A task that will stay the same for months",
            "Somebody who can tune and test a model",
        ),
        cost=1.5,
    ),
    Question(
        "volume",
        ("volume",),
        "About how many requests a day?",
        "Training and hosting are fixed costs; only volume pays them back.",
    ),
    Question(
        "provider",
        ("provider",),
        "Where may the model run?",
        "Several providers sell no fine-tuning to new customers any more.",
    ),
    Question(
        "cheap_model",
        ("cheap_model",),
        "How does a cheaper model do on the same task, with caching?",
        "It is the saving to beat: if a cheap model passes, no tuned one pays for itself beside it.",
    ),
    Question(
        "grader",
        ("grader",),
        "How can one tell whether an answer is right?",
        "Training on results needs a check that never tires: code, or a rubric that experts agree on.",
    ),
)

VOLUNTEERED = tuple(
    Question(
        slot.id, (slot.id,), f"What fits best: {slot.name}?", "I never ask for this; it counts because you said it."
    )
    for slot in SLOTS
    if slot.volunteered
)
"""Questions that come up only when somebody wants to change what they brought up themselves."""


def question_for(slots: tuple[str, ...]) -> Question | None:
    """The question that asks for exactly these slots, or for those of them that it knows; None for no slot at all."""
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
