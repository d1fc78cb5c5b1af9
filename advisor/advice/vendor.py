"""What to ask somebody who sells fine-tuning."""

from __future__ import annotations

from advisor.advice.hint import Hint

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
