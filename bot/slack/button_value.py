"""What a button carries to and fro, spelt in one place: what pressing it says, and its private session if any."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.message import Choice
from advisor.reply import Option

ANSWER = "answer"
"""How the ids of a question's buttons begin."""
CHECK = "check"
"""How the ids of tick boxes begin."""
CHECKED = "checked"
"""How the id of a checklist's button begins."""
SAY = "say"
"""How the ids of buttons begin that say something in words."""

_PAIR = re.compile(r"([a-z0-9_]{1,64})=([a-z0-9_]{1,64})")


@dataclass(frozen=True, slots=True)
class Carried:
    """`says` are words or choices. A button that only one person sees also carries its session and its question,
    because Slack does not send such a message back with the press."""

    says: str
    session: str = ""
    about: str = ""

    @property
    def value(self) -> str:
        """As the button's value."""
        return "\n".join((self.says, self.session, self.about)) if self.session else self.says


def carried(value: str) -> Carried:
    """What a button's value carries."""
    says, _, rest = value.partition("\n")
    session, _, about = rest.partition("\n")
    return Carried(says, session, about)


def pair(option: Option) -> str:
    """A choice as a button carries it."""
    return f"{option.slot}={option.band}"


def pairs(options: list[Option]) -> str:
    """Several choices as one button carries them."""
    return ",".join(map(pair, options))


def choices(says: str) -> tuple[Choice, ...]:
    """The choices in what a button carries; what is none is left out."""
    found = (_PAIR.fullmatch(one) for one in says.split(","))
    return tuple(Choice(match[1], match[2]) for match in found if match)
