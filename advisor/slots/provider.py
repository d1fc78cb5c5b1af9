"""Where the model may run: who may train and serve it."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

CLOUDS: dict[str, str] = {"azure": "Azure", "aws": "AWS", "google": "Google Cloud"}
"""The clouds that the band `cloud` stands for: as data files name them, and as people do."""

PROVIDER = Slot(
    "provider",
    "where the model may run",
    (
        Band("any", "Anywhere", "any provider is fine", share=40),
        Band("cloud", "Azure, AWS or Google Cloud", "it runs on Azure, AWS or Google Cloud", share=25),
        Band("open_weights", "Open models: our machines, our users', or rented", "it runs on open models", share=10),
        Band("openai", "OpenAI only", "it has to be OpenAI", share=15),
        Band("closed", "Anthropic or another without tuning", "it has to be a provider that sells no tuning", share=10),
    ),
    unknown="the provider is not settled",
    asking=Asking(
        "Where may the model run?",
        "Where it may run decides whether there is any tuning to buy: many providers sell none to new customers.",
        "Where are you allowed to send the data?",
    ),
    best="any",
)
