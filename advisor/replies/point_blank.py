"""Answers to what is asked point-blank: can we use what we have, will it work, and a few lines to pass on."""

from __future__ import annotations

from advisor.advice import OWN_DATA, PRIVACY, REACH, TASK_CHANGES
from advisor.advice.hint import texts
from advisor.costs import Provenance
from advisor.dialogue.asides import ShowBrief, ShowOwnData, ShowReach, ShowTaskChanges
from advisor.facts import UNSURE, Facts
from advisor.replies import wording
from advisor.replies.costs import cost_line
from advisor.replies.terms_explained import SO_FAR
from advisor.reply import Block, Notice, Points
from advisor.slots import BILL, LABELLED_EXAMPLES, OFFER, TASK, says
from advisor.verdict import FineTuning, Verdict

_NEEDLESS = "You need none of it for training; as examples in a prompt and as a test it is worth a lot."
_MAYBE = "To train on them, perhaps; as examples in a prompt and as a test, surely."
_ENOUGH_FOR = {
    "none": "Not to train on: what was sent in, without the right answer beside it, teaches nothing yet.",
    "under_100": "As examples in a prompt, yes: ten good ones do much. To train on, no: a pilot takes 100.",
    "100_to_499": "There are enough for a pilot, once they are checked.",
    "500_to_1999": "There are enough to train on, once they are checked.",
    "2000_plus": "There are more than enough to train on, once they are checked.",
}


def own_data_blocks(move: ShowOwnData, facts: Facts) -> tuple[Block, ...]:
    """Whether what they have is wanted for training, and is enough, as far as they told how much; what it has to be."""
    if move.verdict and move.verdict.headline.fine_tuning is FineTuning.NO:
        lead = f"{_NEEDLESS}{_mine(move.verdict, open_still=move.question is not None)}"
    else:
        found = _ENOUGH_FOR.get(facts.band(LABELLED_EXAMPLES.id) or UNSURE, _MAYBE)
        lead = f"{found}{_mine(move.verdict, open_still=move.question is not None)}"
    return (Notice(lead), Points("What makes them usable", texts(OWN_DATA)))


def reach_blocks(move: ShowReach) -> tuple[Block, ...]:
    """That nobody can promise it, and how they find out themselves."""
    mine = _mine(move.verdict, open_still=move.question is not None)
    return (Notice(f"{wording.REACH}{mine}"), Points("How you find out, in a day or two", texts(REACH)))


def privacy_blocks() -> tuple[Block, ...]:
    """What has to hold before their data may go to a model."""
    return (Points("Before your data go to any model", texts(PRIVACY)),)


def task_changes_blocks(move: ShowTaskChanges) -> tuple[Block, ...]:
    """What a change of the task takes, by what would have to change with it."""
    mine = _mine(move.verdict, open_still=move.question is not None)
    lead = (Notice(mine.strip()),) if mine else ()
    return (Points("When your task, categories or documents change", texts(TASK_CHANGES)), *lead)


def brief_blocks(move: ShowBrief, facts: Facts) -> tuple[Block, ...]:
    """The verdict in a few sentences that somebody else can read alone."""
    verdict = move.verdict
    task = facts.get(TASK.id)
    asked = "Should we fine-tune a model?"
    if task and task.band != UNSURE:
        does = TASK.band(task.band).label
        asked = f"{asked} It is to {does[0].lower()}{does[1:]}."
    why = f"Why: {verdict.evidence[0].because}" if verdict.evidence else ""
    steps = " ".join((*verdict.plan.now, *verdict.plan.next)[:2])
    bill = facts.get(BILL.id)
    first = _offered(move, facts) or f"{wording.title(verdict.headline)} {why}".strip()
    today = f"Today {says(bill)}." if bill and bill.band != UNSURE else ""
    open_still = "" if verdict.settled and not move.question else "Some facts are still open, so this may change."
    said = (asked, first, f"First: {steps}", today, _cost(move), open_still)
    return (Notice("To pass on:"), Notice(" ".join(part for part in said if part)))


_DECISION = {
    FineTuning.NO: "no",
    FineTuning.NOT_YET: "not now",
    FineTuning.YES: "only if it wins a blind comparison on 20 of our own cases",
}


def _offered(move: ShowBrief, facts: Facts) -> str:
    """The offer and the decision on it, in the asker's own voice; empty where there is no offer."""
    offer, verdict = facts.get(OFFER.id), move.verdict
    if offer is None or offer.band == UNSURE:
        return ""
    asked = move.costs.situation.offer
    sum_ = asked.exactly if asked and not asked.about else OFFER.band(offer.band).label.lower()
    decision = _DECISION[verdict.headline.fine_tuning]
    because = f", because {_inside(verdict.evidence[0].because)}" if verdict.evidence else "."
    return f"We were offered this for {sum_}: {decision}{because} Advised: {wording.title(verdict.headline)}"


_NAMES = ("Azure", "Google", "Amazon", "Anthropic", "Claude", "Gemini", "Nova", "Cohere", "Mistral", "Databricks", "I")


def _inside(sentence: str) -> str:
    """A sentence as the end of another one: a first word that is only capital for standing first is so no more."""
    first = sentence.partition(" ")[0]
    named = first in _NAMES or first[1:] != first[1:].lower()
    return sentence if named else f"{sentence[:1].lower()}{sentence[1:]}"


def _cost(move: ShowBrief) -> str:
    """What it costs at the asker's own volume: a sum for an example of ours would go out as theirs."""
    if move.costs.situation.early or move.costs.situation.requests.told is Provenance.EXAMPLE:
        return "What it costs depends on how many requests there are, which is not told yet."
    return cost_line(move.costs)


def _mine(verdict: Verdict | None, *, open_still: bool) -> str:
    """What our own answer is, where there is one."""
    if verdict is None:
        return ""
    so_far = f" {SO_FAR}" if open_still else ""
    return f" My answer for you: {wording.title(verdict.headline)}{so_far}"
