"""What to do next, as a value: a closed union that compose puts into words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from advisor.costs import Costs
from advisor.dialogue.asides import Aside
from advisor.dialogue.session import Session
from advisor.enquiry import Enquiry
from advisor.facts import Fact
from advisor.glossary import Term
from advisor.interpret.heard import Agreement
from advisor.slots.questions import Question
from advisor.verdict import Headline, Verdict


class MatterTold(StrEnum):
    """What a message does to the matter at hand."""

    SAME = "same"
    NEW = "new"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class FactChanges:
    """What this message added: new facts, and earlier facts that it changed (each with what stood there before).

    `passed` is the question that was put twice without an answer, and is now taken as "not sure". `matter`: the message
    opened another matter, or came back to the one before it. `terms` are those that it asked about in passing, `later`
    another task, which has to wait, `agreement` what it told of people beside the model.
    """

    added: tuple[Fact, ...] = ()
    changed: tuple[tuple[Fact, Fact], ...] = ()
    passed: Question | None = None
    matter: MatterTold = MatterTold.SAME
    terms: tuple[Term, ...] = ()
    later: Fact | None = None
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class AskNext:
    """Ask the question. `repeated`: it was open already and nothing that the message told answered it."""

    question: Question
    told: FactChanges
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Recap:
    """Play back what the verdict would rest on and was only read, to be confirmed before it is given.

    `repeated`: they said that something of it is not so, or went on without a yes or no.
    """

    question: Question
    facts: tuple[Fact, ...]
    told: FactChanges
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Advise:
    """Give the verdict. `before` is the headline that stood before this message, if it has just changed.

    `quick`: the verdict was asked for at once, so open questions became assumptions. `supposed` is what it supposes
    beside what was told, where nobody can be asked to confirm it. `costs` are there where they told how much there is.
    """

    verdict: Verdict
    told: FactChanges
    before: Headline | None = None
    quick: bool = False
    supposed: tuple[Fact, ...] = ()
    costs: Costs | None = None


@dataclass(frozen=True, slots=True)
class ExplainVerdict:
    """Say why the verdict is what it is, with every rule and source."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Confirm:
    """Ask whether something is so that is only taken to be so, or which of two `readings` is right; until it is
    answered neither of them counts."""

    question: Question
    readings: tuple[Fact, ...]
    told: FactChanges
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Ask for something that was answered before, because it is to be changed; `before` is what was said of it."""

    question: Question
    before: Fact | None


@dataclass(frozen=True, slots=True)
class Share:
    """Show the verdict, in short, to everybody who can read the thread's channel."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class StartOver:
    """Everything told is forgotten; ask the first question."""

    question: Question


@dataclass(frozen=True, slots=True)
class Forget:
    """Everything that is known of the asker is deleted; say so."""


Move = AskNext | Confirm | Recap | AskAgain | Advise | ExplainVerdict | Share | StartOver | Forget | Aside


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and what came of it. `enquiry` is None where the message was no part of a consultation.

    `beside` answers what the message asked besides: an answer and a question in one message are both heard. `news` is
    what it told beside a move that does not say so, and `unanswered` what it asked too, and is only named.
    """

    session: Session
    move: Move
    enquiry: Enquiry | None
    beside: tuple[Aside, ...] = ()
    news: FactChanges = field(default_factory=FactChanges)
    unanswered: tuple[Aside, ...] = ()
