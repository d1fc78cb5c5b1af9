"""The need itself: what should get better, and the knowledge and behaviour that it takes."""

from __future__ import annotations

from advisor.slots.slot import Band, slot

GOAL = slot(
    "goal",
    "what the model should do better",
    Band("answers", "Answer from our own facts or documents", "you want answers from your own facts or documents"),
    Band("behaviour", "Write or behave in a certain way", "you want it to write or behave in a certain way"),
    Band("format", "Always give the same format", "you want the same format or structure every time"),
    Band("classify", "Sort, label or extract", "you want things sorted, labelled or extracted"),
    Band("reasoning", "Solve hard problems with a checkable answer", "you want hard, checkable problems solved"),
    Band("tools", "Call tools or functions", "you want it to call tools or functions"),
    Band("cheaper", "Do the same, cheaper or faster", "you want the same work done cheaper or faster"),
    Band("smarter", "Just be better at everything", "you want a model that is better across the board"),
    unknown="the usual wish, a model that serves the business better in general",
)
KNOWLEDGE = slot(
    "knowledge",
    "the knowledge it needs",
    Band("none", "None beyond general knowledge", "it needs no facts of your own"),
    Band("documents", "Our documents, records or site", "it needs facts from your own documents"),
    Band("live", "Live systems, or acting in them", "it needs live data or to act in your systems"),
    unknown="it may need facts of your own",
    only_grows=True,
)
VOLATILITY = slot(
    "volatility",
    "how fast that knowledge changes",
    Band("static", "Hardly ever", "the knowledge hardly ever changes"),
    Band("monthly", "Every month or so", "the knowledge changes every month or so"),
    Band("weekly", "Every week or faster", "the knowledge changes every week or faster"),
    unknown="the knowledge changes now and then",
)
CORPUS_SIZE = slot(
    "corpus_size",
    "how much material there is",
    Band("small", "Up to about 500 pages", "the material is up to about 500 pages", 0),
    Band("large", "More than that", "the material is more than about 500 pages", 200_000),
    unknown="there is more material than fits a prompt",
    unit="tokens",
    edge_source="anthropic-contextual-retrieval",
)
ACCESS = slot(
    "access",
    "citations and permissions",
    Band("open", "Neither", "answers need no citations or per-person permissions"),
    Band("citations", "Answers must cite their source", "answers must cite their source"),
    Band("permissions", "People may see different things", "people may see different things"),
    unknown="answers may need citations or permissions",
)
DESCRIBABLE = slot(
    "describable",
    "whether it can be put into words",
    Band("easy", "Yes, in a few sentences", "what you want can be said in a few sentences"),
    Band("hard", "No, you know it when you see it", "what you want is easier to show than to describe"),
    unknown="it is easier to show than to describe",
)
VOLUME = slot(
    "volume",
    "requests a day",
    Band("under_1k", "Fewer than 1,000", "there are fewer than 1,000 requests a day", 0),
    Band("1k_to_10k", "1,000 to 9,999", "there are 1,000 to 9,999 requests a day", 1_000),
    Band("10k_to_100k", "10,000 to 99,999", "there are 10,000 to 99,999 requests a day", 10_000),
    Band("over_100k", "100,000 or more", "there are 100,000 requests a day or more", 100_000),
    unknown="the volume is modest",
    unit="requests a day",
    counted="there are {} requests a day",
    edge_source="house-break-even",
)
