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
class HeadlineBlock:
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
class ChecklistItem:
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
    items: tuple[ChecklistItem, ...]


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
class Definition:
    """One thing by its name: what there is to say of it, a paragraph a line, and the small print below."""

    name: str
    lines: tuple[str, ...]
    small: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Things side by side, each by its name: terms explained, approaches compared. The title may be empty."""

    title: str
    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One key figure: the number as it is shown, what it counts, and a few words beside it (may be empty)."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers that matter most, under a title."""

    title: str
    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under a head; in each, the first cell names the row and the others are numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, and how long it is."""

    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that can be compared with each other. `upright` ones stand side by side, for what follows in time."""

    title: str
    items: tuple[Bar, ...]
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of some numbers, as numbers: each front draws it as it can. `says` tells it to who cannot see it."""

    title: str
    panels: tuple[Bars, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Contacts:
    """A paragraph, and people it points to by their platform's own ids."""

    text: str
    users: tuple[str, ...]


Block = (
    Notice
    | HeadlineBlock
    | Reasons
    | Steps
    | Points
    | Entries
    | Ask
    | Checklist
    | Understood
    | Actions
    | Figures
    | Table
    | Chart
    | Contacts
)


@dataclass(frozen=True, slots=True)
class Reply:
    """Blocks to show, in order, and one line for notifications and screen readers.

    `shared` is for everybody in the channel, also where the rest of the conversation is private.
    """

    blocks: tuple[Block, ...]
    notification: str
    shared: bool = False
