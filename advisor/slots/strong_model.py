"""How a strong model does on the task, prompted."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

STRONG_MODEL = Slot(
    "strong_model",
    "how a strong model does",
    (
        Band("works", "It does the job", "a strong model does the job", share=45),
        Band("short", "It was tried, and falls short", "a strong model was tried and falls short", share=20),
        Band("untested", "Not tested yet", "a strong model has not been tested", share=35),
    ),
    unknown="a strong model has not been tested",
    asking=Asking(
        "Does a strong model, with a good prompt, do the job today?",
        "What a strong model does well, a small one can be taught from its answers; what none does, nobody can copy.",
        "If you give the best chat model there is a good example and clear words: does it get this right?",
        yes="works",
    ),
    best="works",
)
