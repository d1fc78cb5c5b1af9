"""What goes out, free of any platform: a closed union of blocks that every renderer matches exhaustively."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: pressing it says that `slot` has `band`."""

    slot: str
    band: str
    label: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A short paragraph in plain words: help, a kind refusal, a confirmation."""

    text: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The verdict in one line, then why in a sentence or two.

    `provisional` says in words what it rests on; it is empty once the verdict is settled.
    """

    fine_tuning: str
    approach: str
    title: str
    text: str
    provisional: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the sentence, the rule that says it and the titles of that rule's sources."""

    because: str
    rule: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why, most decisive first."""

    title: str
    items: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, in order."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question with its choices, and why it is asked."""

    id: str
    text: str
    why: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist: ticked says `yes`, left empty says `no`."""

    label: str
    yes: Option
    no: Option


@dataclass(frozen=True, slots=True)
class Checklist:
    """Several related yes/no questions that fit one card: tick what you have."""

    id: str
    text: str
    why: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class UnderstoodFact:
    """One fact as it was understood, with the words it came from (empty for a pressed choice).

    Saying `change` (a button where there are buttons) asks for it again.
    """

    slot: str
    name: str
    says: str
    words: str
    change: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood so far; each line can be changed in words or by a "Change" button."""

    title: str
    facts: tuple[UnderstoodFact, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """Something to go on with: pressing it is the same as saying `says`."""

    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Actions:
    """What can be asked for after this reply."""

    items: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Things to know, in no order of their own."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing by its name: what there is to say of it, a paragraph a line, and the small print below."""

    name: str
    lines: tuple[str, ...]
    small: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Things side by side, each by its name: terms explained, approaches compared. The title may be empty."""

    title: str
    items: tuple[Entry, ...]


Block = Notice | Headline | Reasons | Steps | Points | Entries | Ask | Checklist | Understood | Actions


@dataclass(frozen=True, slots=True)
class Reply:
    """Blocks to show, in order, and one line for notifications and screen readers.

    `shared` is for everybody in the channel, also where the rest of the conversation is private.
    """

    blocks: tuple[Block, ...]
    notification: str
    shared: bool = False
