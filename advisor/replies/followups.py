"""What was asked for beyond the verdict, as blocks, and what to go on with after it."""

from __future__ import annotations

from typing import assert_never

from advisor.dialogue.asides import (
    CompareApproaches,
    ExplainTerms,
    Further,
    ShowBrief,
    ShowOwnData,
    ShowPlan,
    ShowPrivacy,
    ShowProviders,
    ShowReach,
    ShowRisks,
    ShowTaskChanges,
    ShowVendorQuestions,
)
from advisor.facts import Facts
from advisor.replies.costs import compare_blocks
from advisor.replies.full_plan import plan_blocks, provider_blocks, risk_blocks, vendor_blocks
from advisor.replies.point_blank import brief_blocks, own_data_blocks, privacy_blocks, reach_blocks, task_changes_blocks
from advisor.replies.terms_explained import related, term_blocks
from advisor.reply import Action, Actions, Block

PLAN = Action("Next steps", "next steps")
COMPARE = Action("Compare", "compare approaches")
RISKS = Action("Risks", "risks")
VENDOR = Action("Vendor questions", "vendor questions")
COST = Action("What it costs", "cost")
WHY = Action("Why?", "why")
KNOWN = Action("What you know", "what do you know")
CHANGES = Action("What would change it", "what would change it")
PROVIDERS = Action("Who sells it", "who sells fine-tuning")
TERMS = Action("Terms", "glossary")


def further_blocks(move: Further, facts: Facts) -> tuple[Block, ...]:
    """The blocks of the move, without the open question."""
    match move:
        case ExplainTerms():
            return term_blocks(move, facts)
        case CompareApproaches():
            return compare_blocks(move)
        case ShowPlan():
            return plan_blocks(move, facts)
        case ShowRisks():
            return risk_blocks(move, facts)
        case ShowVendorQuestions():
            return vendor_blocks(move)
        case ShowOwnData():
            return own_data_blocks(move, facts)
        case ShowReach():
            return reach_blocks(move)
        case ShowTaskChanges():
            return task_changes_blocks(move)
        case ShowPrivacy():
            return privacy_blocks()
        case ShowBrief():
            return brief_blocks(move, facts)
        case ShowProviders():
            return provider_blocks(move)
        case _:
            assert_never(move)


def after_further(move: Further) -> tuple[Block, ...]:
    """What can be asked for next; nothing while a question is open, since its answer comes next."""
    following = _following(move)
    return (Actions(following),) if following and not move.question else ()


def _following(move: Further) -> tuple[Action, ...]:
    match move:
        case ExplainTerms(terms):
            tuning = (PROVIDERS,) if any(term.id == "fine_tuning" for term in terms) else ()
            return (*related(move), *tuning, TERMS) if terms else ()
        case CompareApproaches():
            return (WHY, PLAN, COST)
        case ShowPlan():
            return (RISKS, COST, COMPARE, VENDOR)
        case ShowRisks():
            return (PLAN, VENDOR, WHY)
        case ShowVendorQuestions():
            return (PROVIDERS, *((PLAN, COST) if move.verdict else ()))
        case ShowOwnData() | ShowReach() | ShowTaskChanges() | ShowPrivacy():
            return (PLAN, WHY) if move.verdict else ()
        case ShowBrief():
            return (PLAN, COST, RISKS)
        case ShowProviders():
            return (VENDOR,)
        case _:
            assert_never(move)
