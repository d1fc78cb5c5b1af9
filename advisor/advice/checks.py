"""Checks that training data must pass before anybody trains on them, each pass or fail."""

from __future__ import annotations

from advisor.advice.hint import Check

CHECKS = (
    Check(
        "100 checked pairs of input and answer for a pilot; 500 for something that people rely on.",
        ("seed-glossary", "google-tuning", "microsoft-skill"),
        slot="labelled_examples",
        passed_by=("500_to_1999", "2000_plus"),
    ),
    Check(
        "30 to 100 test cases put aside that training never sees, the same for every candidate.",
        ("microsoft-skill", "openai-sft"),
    ),
    Check("Two people label the same 50 cases and agree on nine in ten.", ("house", "openai-rft")),
    Check(
        "Inputs come from real use, in the exact form that the model will get, system prompt and found text included.",
        ("openai-sft", "openai-accuracy"),
    ),
    Check("Categories and refusals as frequent as in real use.", ("openai-sft",)),
    Check("Every answer can be worked out from what stands in its input.", ("openai-sft",)),
    Check("Near-copies are out, and none stands in both training and test.", ("husain-2024", "house")),
    Check("The same input never has two different answers.", ("openai-sft", "microsoft-when")),
    Check(
        "No personal data or secrets; consent and licence are on record, also for answers that a model wrote.",
        ("owasp-llm02", "house"),
    ),
    Check("A person has read 20 rows picked at random.", ("openai-sft", "house")),
    Check("Edge cases and known failures are well represented.", ("google-tuning", "microsoft-skill")),
    Check("No empty, cut-off or garbled rows, and none too long for the model.", ("house",)),
    Check("The two answers of a pair differ in the wanted trait only.", ("openai-methods",), method="DPO"),
    Check(
        "The grader fails the untrained model on a quarter to a half of the cases, and resists answers meant to fool "
        "it.",
        ("microsoft-skill", "openai-rft"),
        method="reinforcement",
    ),
)
