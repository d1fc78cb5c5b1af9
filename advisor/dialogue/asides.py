"""What is asked beside the matter, and how it is answered, as values: none of it changes a fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advisor.costs import Costs
from advisor.data.availability import TuningPlatform
from advisor.decision.costing import Compared
from advisor.facts import Fact
from advisor.glossary import Term
from advisor.slots.questions import Question
from advisor.verdict import Approach, Headline, Presumed, Verdict


@dataclass(frozen=True, slots=True)
class ExplainQuestion:
    """Say why the open question is asked, and ask it again. `headlines` are those that can still come of it."""

    question: Question
    headlines: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class ShowUnderstood:
    """Show what was understood, with the words it came from; then the open question again, if there is one.

    `presumed` is what the organisation's policy states beside it, `doubtful` what is only taken to be so. `sorry`: they
    complained that it is wrong.
    """

    question: Question | None
    presumed: tuple[Presumed, ...] = ()
    doubtful: tuple[Fact, ...] = ()
    sorry: bool = False


@dataclass(frozen=True, slots=True)
class ShowCosts:
    """Say what the verdict's approach costs; then the open question again, if there is one."""

    verdict: Verdict
    costs: Costs
    question: Question | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Say what the verdict would be if `supposed` held, beside what it is; then the open question again, if any."""

    supposed: tuple[Fact, ...]
    now: Verdict
    then: Verdict
    question: Question | None


@dataclass(frozen=True, slots=True)
class ExplainChanges:
    """Say what would change the verdict; then the open question again, if there is one."""

    verdict: Verdict
    question: Question | None


class Topic(StrEnum):
    """What a short answer is about."""

    HELP = "help"
    THANKS = "thanks"
    FAREWELL = "farewell"
    AGREED = "agreed"
    HESITATION = "hesitation"
    NO_OTHER_MATTER = "no_other_matter"
    CHOICES = "choices"
    EMPTY = "empty"
    OFF_TOPIC = "off_topic"
    HELPED = "helped"
    NOT_HELPED = "not_helped"
    NOTHING_NEW = "nothing_new"
    NOTHING_TO_SHARE = "nothing_to_share"
    NOTHING_SUPPOSED = "nothing_supposed"
    NOTHING_TOLD = "nothing_told"
    SETTLED_BY_POLICY = "settled_by_policy"


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer that changes nothing; then the open question again, if there is one."""

    topic: Topic
    question: Question | None


@dataclass(frozen=True, slots=True)
class ExplainTerms:
    """Say what terms mean (none: which ones can be explained), and what they mean here where there is a verdict."""

    terms: tuple[Term, ...]
    verdict: Verdict | None
    question: Question | None


@dataclass(frozen=True, slots=True)
class CompareApproaches:
    """Set approaches side by side; then the open question again, if there is one. `proposed`: whether one of these
    would not do was what they asked."""

    verdict: Verdict
    compared: tuple[Compared, ...]
    question: Question | None
    proposed: tuple[Approach, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowPlan:
    """Show the plan in full, with the checks that training data must pass; then the open question again, if any."""

    verdict: Verdict
    question: Question | None


@dataclass(frozen=True, slots=True)
class ShowRisks:
    """Say what can go wrong and what people get wrong; then the open question again, if there is one."""

    verdict: Verdict
    question: Question | None


@dataclass(frozen=True, slots=True)
class ShowVendorQuestions:
    """Say what to ask somebody who sells fine-tuning; then the open question again, if there is one."""

    verdict: Verdict | None
    question: Question | None


@dataclass(frozen=True, slots=True)
class ShowOwnData:
    """Say whether what they have can be trained on; then the open question again, if there is one."""

    verdict: Verdict | None
    question: Question | None


@dataclass(frozen=True, slots=True)
class ShowReach:
    """Say how they find out whether it will work; then the open question again, if there is one."""

    verdict: Verdict | None
    question: Question | None


@dataclass(frozen=True, slots=True)
class ShowTaskChanges:
    """Say what a change of their task, categories or documents takes; then the open question again, if there is one."""

    verdict: Verdict | None
    question: Question | None


@dataclass(frozen=True, slots=True)
class ShowPrivacy:
    """Say what has to hold before their data may go to a model; then the open question again, if there is one."""

    verdict: Verdict | None
    question: Question | None


@dataclass(frozen=True, slots=True)
class ShowBrief:
    """The verdict in a few sentences to pass on; then the open question again, if there is one."""

    verdict: Verdict
    costs: Costs
    question: Question | None


@dataclass(frozen=True, slots=True)
class ShowProviders:
    """Say who sells fine-tuning, as it stands on `day`; `band` is the asker's answer to where the model may run."""

    platforms: tuple[TuningPlatform, ...]
    band: str
    day: date
    question: Question | None


Further = (
    ExplainTerms
    | CompareApproaches
    | ShowPlan
    | ShowRisks
    | ShowVendorQuestions
    | ShowOwnData
    | ShowReach
    | ShowTaskChanges
    | ShowPrivacy
    | ShowBrief
    | ShowProviders
)
"""What is asked for beyond the verdict itself."""
Aside = ExplainQuestion | ExplainChanges | ShowCosts | WhatIf | ShowUnderstood | Answer | Further
"""What is asked beside the matter: it changes no fact, and a question that was open stays open."""
