"""What a draft rests on: the rules that hold in this verdict, cited by every sentence."""

from __future__ import annotations

from bot.llm.brief import Brief
from bot.llm.draft import Draft
from bot.llm.guard.text import quoted


def wrong_rules(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to ids that are no rule of this verdict, to sentences without one, and to a missing decisive one."""
    known = brief.reasons
    cited = {rule for sentence in draft.sentences for rule in sentence.rules}
    found = [f"There is no rule {quoted(rule)} in this verdict." for rule in sorted(cited - known.keys())]
    found += [f"{quoted(sentence.text)} cites no rule." for sentence in draft.sentences if not sentence.rules]
    if (decisive := _decisive(brief)) and decisive not in cited:
        found.append(f"No sentence rests on {decisive}, which decides.")
    return tuple(found)


def _decisive(brief: Brief) -> str:
    """The first rule that holds by what was told, else the first that holds at all."""
    evidence = brief.verdict.evidence
    return next((item.rule for item in evidence if not item.assumed), evidence[0].rule if evidence else "")
