"""Where no language model is needed: what a rule, a calculation or a classic small method does exactly."""

from __future__ import annotations

from advisor import slots as s
from advisor.facts import UNSURE
from advisor.rules.conditions import is_, lacks
from advisor.rules.needs import ACT, EASY, HUNDRED, NO_GAP, PATTERNED, SORT, falls_short
from advisor.rules.rule import Choose, Rule, Step
from advisor.verdict import Approach

CLASSIC = is_(s.TRIVIAL, "classic") & (lacks(s.TASK, "extract") | lacks(s.GAP, "accuracy", "language"))
"""A classic method would do; whoever pulls out fields with one that gets it wrong too often is past that."""

RULED = is_(s.TRIVIAL, "rule") & lacks(s.GAP, "manner")
COMPUTE = is_(s.TASK, "compute")

SIMPLE = (
    Rule(
        "classic_classifier_does_it",
        SORT & CLASSIC,
        (Choose(Approach.CLASSIFIER),),
        "A classic small classifier does this, in milliseconds, without a language model.",
        ("bucher-2024", "encoders-2026", "house"),
    ),
    Rule(
        "classic_method_does_it",
        CLASSIC,
        (Choose(Approach.PLAIN_CODE),),
        "A classic method, such as regression or a library for names and personal data, does this without a model.",
        ("anthropic-agents", "house"),
    ),
    Rule(
        "fixed_rules_decide_it",
        RULED
        & (
            PATTERNED
            | is_(s.TASK, "answer", UNSURE)
            | ((COMPUTE | ACT) & (NO_GAP | (EASY & lacks(s.KNOWLEDGE, "documents"))))
        ),
        (Choose(Approach.PLAIN_CODE),),
        "Fixed rules or a look-up decide it, so plain code is exact, free to run and easy to test.",
        ("anthropic-agents", "house"),
    ),
    Rule(
        "sums_are_computed",
        COMPUTE,
        (
            Choose(Approach.TOOL_USE),
            Step(
                "Let a spreadsheet, a calculator or a solver do the sums; the model only reads the numbers out of the "
                "request and writes around the result.",
                instead=True,
            ),
        ),
        "Sums, counts and plans have to be worked out, not guessed: the model hands them to a calculator or a solver.",
        ("anthropic-agents", "house"),
    ),
    Rule(
        "same_input_same_answer",
        SORT & falls_short("exactness") & HUNDRED,
        (Choose(Approach.CLASSIFIER),),
        "The same input has to give the same answer, with its reasons: a small transparent classifier does that.",
        ("bucher-2024", "house"),
    ),
    Rule(
        "exact_or_explainable_is_code",
        PATTERNED & falls_short("exactness") & lacks(s.TRIVIAL, "no"),
        (Choose(Approach.PLAIN_CODE),),
        "It has to be exact, repeatable or explainable, which rules are and a language model is not.",
        ("anthropic-agents", "house"),
    ),
)
