"""What is seldom so and therefore never asked for: circumstances that count once somebody brings them up."""

from __future__ import annotations

from advisor.slots.slot import Band, volunteered

FIXED_RULES = volunteered(
    "fixed_rules",
    "whether fixed rules decide it",
    Band("yes", "Yes, every time", "fixed rules or a lookup decide it"),
    Band("no", "No", "it takes judgement"),
    unknown="it takes judgement",
)
SAFETY = volunteered(
    "safety",
    "whether it is about safe answers",
    Band("yes", "Yes", "it is about keeping answers safe or within policy"),
    Band("no", "No", "it is not about safe answers"),
    unknown="it is not about safe answers",
)
QUERY_SCOPE = volunteered(
    "query_scope",
    "what a question takes in",
    Band("lookup", "A passage or two", "a passage or two answers a question"),
    Band("whole_document", "Whole documents at once", "questions take in whole documents"),
    Band("counts", "Totals and counts over many records", "questions are totals and counts over records"),
    unknown="a passage or two answers a question",
)
CONTEXT_USE = volunteered(
    "context_use",
    "what it does with retrieved text",
    Band("good", "Uses it well", "it uses the retrieved text well"),
    Band("misused", "Has the right text and still gets it wrong", "it has the right text and still gets it wrong"),
    unknown="it uses the retrieved text well",
)
TOOL_ERRORS = volunteered(
    "tool_errors",
    "how it calls tools",
    Band("none", "The right ones", "it calls the right tools"),
    Band("wrong_calls", "Often the wrong ones", "it keeps calling the wrong tools"),
    unknown="it calls the right tools",
)
DOMAIN_GAP = volunteered(
    "domain_gap",
    "how far its language is from what models know",
    Band("none", "Everyday language", "it is everyday language"),
    Band("jargon", "Jargon of a trade", "it is the jargon of a trade"),
    Band("own_language", "A rare language, or a code of our own", "it is a rare language or a code of your own"),
    unknown="it is everyday language or a trade's jargon",
)
OUTPUT = volunteered(
    "output",
    "what comes out",
    Band("short", "Short answers or texts", "short answers or texts come out"),
    Band("translation", "Translations", "translations come out"),
    unknown="short answers or texts come out",
)
MODEL_TRIED = volunteered(
    "model_tried",
    "the strongest model that was tried",
    Band("small", "A small one", "only a small model was tried"),
    Band("strong", "A strong one", "a strong model was tried"),
    unknown="a strong model was tried",
)
BASE_SKILL = volunteered(
    "base_skill",
    "how well the untuned model does",
    Band("none", "Never gets it right", "the untuned model never gets it right"),
    Band("some", "Gets part of it right", "the untuned model gets part of it right"),
    Band("nearly_all", "Gets nearly all of it right", "the untuned model gets nearly all of it right"),
    unknown="the untuned model gets part of it right",
)
PREFERENCE_PAIRS = volunteered(
    "preference_pairs",
    "pairs of a better and a worse answer",
    Band("under_500", "Fewer than 500", "there are fewer than 500 pairs of a better and a worse answer"),
    Band("500_plus", "500 or more", "there are 500 pairs or more of a better and a worse answer"),
    unknown="there are no pairs of a better and a worse answer",
)
LATENCY = volunteered(
    "latency",
    "how fast an answer must come",
    Band("relaxed", "Half a second or more is fine", "half a second or more is fine"),
    Band("fast", "Within half a second", "an answer must come within half a second"),
    Band("instant", "Within a tenth of a second", "an answer must come within a tenth of a second"),
    unknown="half a second or more is fine",
)
HARDWARE = volunteered(
    "hardware",
    "the machines it runs on",
    Band("cpu_only", "Ordinary processors only", "it has to run on ordinary processors"),
    Band("gpu", "There are GPUs", "there are GPUs to run it on"),
    unknown="a provider's machines will do",
)
COST_PRESSURE = volunteered(
    "cost_pressure",
    "the price of the model in use",
    Band("yes", "Too high", "today's model costs too much"),
    Band("no", "Affordable", "today's model is affordable"),
    unknown="today's model is affordable",
)
RESIDENCY = volunteered(
    "residency",
    "where data may go",
    Band("anywhere", "Anywhere", "data may go anywhere"),
    Band("region", "It must stay in our region", "data must stay in your region"),
    Band("own_machines", "It must not leave our machines", "data must not leave your machines"),
    unknown="data may go to a provider under contract",
)
SENSITIVITY = volunteered(
    "sensitivity",
    "how sensitive the data are",
    Band("ordinary", "Ordinary", "the data are ordinary"),
    Band("regulated", "Personal, health or otherwise regulated", "the data are personal or regulated"),
    unknown="the data are ordinary",
)
PERSONAL_DATA = volunteered(
    "personal_data",
    "personal data in the examples",
    Band("removed", "None, or removed", "the examples hold no personal data"),
    Band("kept", "Yes, and people may ask for its erasure", "the examples hold personal data that may need erasing"),
    unknown="the examples hold no personal data",
)
ERROR_COST = volunteered(
    "error_cost",
    "what a mistake costs",
    Band("low", "Little", "a mistake costs little"),
    Band("high", "A lot", "a mistake is costly or dangerous"),
    unknown="a mistake costs little",
)
BUDGET = volunteered(
    "budget",
    "a budget",
    Band("none", "No", "there is no budget for labelling, tests and running it"),
    Band("set", "Yes", "there is a budget for labelling, tests and running it"),
    unknown="there is a budget for it",
)
DEADLINE = volunteered(
    "deadline",
    "when it is needed",
    Band("days", "Within days", "it is needed within days"),
    Band("weeks", "In weeks or later", "there are weeks or more"),
    unknown="there are weeks or more",
)
TEACHER_TERMS = volunteered(
    "teacher_terms",
    "the terms of a strong model",
    Band("allowed", "Training on them is allowed", "a strong model's answers may be used for training"),
    Band("forbidden", "Training on them is forbidden", "the terms forbid training on a strong model's answers"),
    unknown="the terms allow it, which is still to be checked",
)
TUNED_MODEL = volunteered(
    "tuned_model",
    "a tuned model of today",
    Band("none", "None", "no tuned model is running"),
    Band("works", "It runs and does its job", "a tuned model runs and does its job"),
    Band("disappoints", "It was tried and disappoints", "a tuned model was tried and disappoints"),
    unknown="no tuned model is running",
)
VENDOR_PITCH = volunteered(
    "vendor_pitch",
    "whether a vendor proposes it",
    Band("no", "No", "no vendor is proposing it"),
    Band("yes", "Yes", "a vendor is proposing it"),
    unknown="no vendor is proposing it",
)
