"""What a message asked besides and is not answered in the same reply: named, so that nobody thinks it was not heard."""

from __future__ import annotations

from advisor.dialogue.asides import (
    Aside,
    CompareApproaches,
    ExplainChanges,
    ExplainQuestion,
    ExplainTerms,
    ShowBrief,
    ShowCosts,
    ShowOwnData,
    ShowPlan,
    ShowPrivacy,
    ShowProviders,
    ShowReach,
    ShowRisks,
    ShowTaskChanges,
    ShowVendorQuestions,
)
from advisor.reply import Block, Notice

_ASKED: dict[type[Aside], str] = {
    ShowCosts: "what it costs",
    ShowRisks: "what can go wrong",
    ShowPlan: "what to do first",
    CompareApproaches: "how other ways compare",
    ExplainTerms: "what some words mean",
    ExplainQuestion: "why I ask",
    ExplainChanges: "what would change my answer",
    ShowVendorQuestions: "whether to take the offer, and what to ask the vendor",
    ShowProviders: "who sells it",
    ShowOwnData: "whether your own data will do",
    ShowReach: "whether it will work",
    ShowTaskChanges: "what comes of changes",
    ShowPrivacy: "whether your data may go there",
    ShowBrief: "for a few lines to pass on",
}


def also_asked(asides: tuple[Aside, ...]) -> tuple[Block, ...]:
    """A line that names what is not answered now; none where everything is."""
    named = [_ASKED[type(aside)] for aside in asides if type(aside) in _ASKED]
    if not named:
        return ()
    listed = named[0] if len(named) == 1 else f"{'; '.join(named[:-1])}; and {named[-1]}"
    return (Notice(f"You also asked {listed}. Ask me that again on its own, and I answer it."),)
