"""Advice whatever the approach: checks that data must pass, common mistakes, what to ask a vendor."""

from __future__ import annotations

from advisor.advice.hint import Check, Hint

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


ALWAYS = (
    Hint("No evaluation set, so that every change is a matter of opinion.", ("openai-accuracy", "husain-2024")),
    Hint("Trusting a demo that looked clever.", ("husain-2024", "house")),
    Hint("One score for everything, with the rare and costly failures lost in it.", ("openai-accuracy",)),
    Hint("Nobody looks after it once it is live.", ("seed-business",)),
)

WHEN_TUNING = (
    Hint("Training before anybody has read the failures.", ("husain-2024", "google-tuning")),
    Hint("Counting the training alone: people's time, tests, hosting and upkeep are the bill.", ("house-break-even",)),
    Hint("Forgetting the day on which the base model retires.", ("openai-deprecations",)),
)

WHEN_WAITING = (
    Hint("Starting to train anyway, because it feels like progress.", ("seed-business",)),
    Hint("Buying a package before what is missing is in place.", ("seed-glossary",)),
)


VENDOR_QUESTIONS = (
    Hint("Which measured gap does this close that a good prompt cannot? Show the score of both.",
         ("seed-glossary", "microsoft-when")),
    Hint("Whose evaluation set is that, and may we score it on cases of ours that you have not seen?",
         ("openai-accuracy", "husain-2024")),
    Hint("Why not retrieval? What happens when a fact in the training data changes?", ("seed-business", "aws-rag")),
    Hint("Who trains again when the base model retires or our needs change, how soon, and at what price?",
         ("seed-business", "openai-deprecations")),
    Hint("Who owns the weights and the training data, and can we take both with us?", ("house",)),
    Hint("Where do our data go, who can see them, and how are they deleted from a trained model?",
         ("owasp-llm02", "house")),
    Hint("What does it cost a month at our volume, hosting included, also while nobody uses it?",
         ("house-break-even", "microsoft-tuning-cost")),
)  # fmt: skip
