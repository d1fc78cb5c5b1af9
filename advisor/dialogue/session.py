"""What is kept of a conversation between two messages: what was said, and nothing that can be derived."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from advisor.facts import Fact, Facts
from advisor.message import NOWHERE, Origin
from advisor.verdict import Headline


@dataclass(frozen=True, slots=True)
class Course:
    """How a conversation came about and went, as far as its facts do not tell: what the record needs.

    `asker` is who opened it, as a pseudonym. `turns` and `questions` count what was answered and asked.
    `wanted_tuning`: fine-tuning was asked for in so many words. `helpful` is what was said of the verdict, None for
    nothing. `explained` is who put the verdict into words, by which `prompts`.
    """

    asker: str = ""
    origin: Origin = NOWHERE
    turns: int = 0
    questions: int = 0
    wanted_tuning: bool = False
    helpful: bool | None = None
    explained: str = ""
    prompts: tuple[str, ...] = ()
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that was left for another one in the same thread, to come back to: when it was opened, and its facts."""

    opened: datetime
    facts: Facts


@dataclass(frozen=True, slots=True)
class Session:
    """The facts told so far, the slots just asked for (none if no question is open), and when it was opened (UTC).

    `doubtful` are facts only taken to be so: they open or order a question, and no verdict ever rests on them.
    `missed` counts how often the open question was put again, `reminded` what was answered beside it since. `before` is
    the matter that this one took the place of, `advised` the answer that was given last.
    Its course is kept for the record; two sessions that stand at the same point are equal however they came there.
    """

    opened: datetime
    facts: Facts = field(default_factory=Facts)
    asked: tuple[str, ...] = ()
    missed: int = 0
    doubtful: tuple[Fact, ...] = ()
    before: Matter | None = None
    reminded: int = field(default=0, compare=False)
    advised: Headline | None = field(default=None, compare=False)
    course: Course = field(default=Course(), compare=False)
