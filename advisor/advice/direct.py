"""What people ask point-blank: can what they have be trained on, can it be reached, what if their task changes."""

from __future__ import annotations

from advisor.advice.hint import Hint

OWN_DATA = (
    Hint(
        "They teach a manner, not the truth: prices, dates and names in them are learnt too, outdated ones as well.",
        ("gekhman-2024", "seed-business"),
    ),
    Hint("Only pairs count: what came in, with the answer that you would still give today.", ("openai-sft",)),
    Hint("Whatever is personal or secret comes out first, and its owners allow the use.", ("owasp-llm02", "house")),
    Hint("Somebody reads a sample: the same question never has two different answers.", ("openai-sft",)),
    Hint(
        "Put 20 to 50 of them aside as a test before anything else: that is worth doing even if you never train.",
        ("husain-2024", "house"),
    ),
)
"""What makes one's own texts fit to train on."""

HARM = (
    Hint("What not everybody may read stays out of examples, and out of prompts to a service without a contract for it:"
         " ask whoever answers for data protection before the first message goes out.", ("owasp-llm02", "house")),
    Hint("A model that was trained on names can say them to anybody, and nothing can be taken out of it afterwards.",
         ("owasp-llm02",)),
    Hint("Where a wrong answer can hurt somebody, a person reads each one before it leaves the house.", ("house",)),
)  # fmt: skip
"""What people are afraid of most: for the people in their data, and for those who get an answer."""

PRIVACY = (
    Hint(
        "Not into a private account, whatever the model: into a service with a contract for your organisation, which "
        "processes the data for you alone and trains on none of it.",
        ("owasp-llm02", "house"),
    ),
    Hint(
        "Names, account numbers and whatever the task does not need come out first; what is special (health, children) "
        "waits for the word of whoever answers for data protection.",
        ("owasp-llm02", "house"),
    ),
    Hint(
        "Ask the provider in which country it is processed and stored, for how long, and who may look. If it must not "
        "leave yours, or your machines: a region of your cloud, or an open model that you host.",
        ("microsoft-overview", "house"),
    ),
    Hint(
        "Training needs more than using: what was trained on can be said to anybody later, and is not taken out again.",
        ("owasp-llm02",),
    ),
    Hint(
        "I am no lawyer: this is what to have ready when you ask one, or your data protection officer.",
        ("house",),
    ),
)
"""What has to hold before somebody's data go to a model."""

REACH = (
    Hint(
        "Let two people judge the same 50 cases, and a third one where they differ. If the two agree on 83 of 100, no "
        "score above that says much until the third has decided: then that is the test.",
        ("house", "openai-rft"),
    ),
    Hint("Score a strong model with a good prompt on them: how far it is from your goal is what has to be closed.",
         ("openai-accuracy", "husain-2024")),
    Hint("Read what it got wrong: unclear rules, missing facts and wrong labels are mended, not trained away.",
         ("husain-2024",)),
    Hint("Made-up facts become rarer with the right passage before the model, and never stop by training.",
         ("gekhman-2024", "aws-rag")),
)  # fmt: skip
"""How somebody finds out whether a goal can be reached."""

TASK_CHANGES = (
    Hint(
        "A prompt: write the change in and run your test set again, an afternoon's work. Documents that are looked "
        "up: put the new one in, and nothing else.",
        ("seed-glossary", "house"),
    ),
    Hint(
        "A trained model, large or small: what is new it does not know. Let a prompted strong model take the new cases "
        "at first, with a person checking; label a few hundred of them; then train again on old and new together, "
        "and hold it to the same test set, with new cases in it.",
        ("microsoft-skill", "house"),
    ),
    Hint(
        "Only what was trained has to be trained again at each such change. Old examples with labels that no longer "
        "hold come out first, or are mapped to the new ones.",
        ("microsoft-skill",),
    ),
    Hint(
        "Twice a year is bearable where training is a script that somebody owns; every month or so it is not.",
        ("seed-business", "house"),
    ),
)
"""What it takes when the task, its categories, fields or documents change."""
