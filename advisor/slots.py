"""The things worth knowing about a situation, each with finite bands and the words for them."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.facts import UNSURE, Fact


@dataclass(frozen=True, slots=True)
class Band:
    """One answer a slot can have.

    `label` is what a button says, `says` how the fact reads back in a sentence about the asker's side ("you have ...").
    A numeric band holds values of `at_least` and more, up to the next band's.
    """

    id: str
    label: str
    says: str
    at_least: float | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A thing worth knowing, in at most a handful of bands.

    `unit` names what a number given for it counts, and `counted` reads such a number back.
    `edge_source` is the source of edges that are a rule's thresholds.
    `unknown` is what a verdict takes for granted while the slot is open or the asker is not sure: the cautious reading.
    What `only_grows` goes from band to later band in real life: what was tried once cannot become untried.
    """

    id: str
    name: str
    bands: tuple[Band, ...]
    unknown: str
    unit: str = ""
    counted: str = ""
    edge_source: str = ""
    only_grows: bool = False

    def band(self, band_id: str) -> Band:
        """The band called `band_id`; KeyError names the slot's bands if there is none."""
        for band in self.bands:
            if band.id == band_id:
                return band
        raise KeyError(f"slot {self.id!r} has no band {band_id!r}; it has {', '.join(b.id for b in self.bands)}")

    def may_become(self, band_id: str, now: str) -> bool:
        """Whether a situation in band `now` can plausibly come to be in band `band_id`."""
        order = [band.id for band in self.bands]
        backwards = now in order and order.index(band_id) < order.index(now)
        return not (self.only_grows and backwards)

    @property
    def numeric(self) -> bool:
        """Whether a plain number answers this slot."""
        return bool(self.unit)

    def fact(self, value: float, words: str = "") -> Fact:
        """The fact that a number of this slot's unit means; ValueError if negative or if the slot takes no numbers."""
        fitting = [band for band in self.bands if band.at_least is not None and value >= band.at_least]
        if not fitting:
            raise ValueError(f"{value:g} is no number for {self.name}")
        best = max(fitting, key=lambda band: band.at_least or 0)
        return Fact(self.id, best.id, value, words)


def _slot(
    slot_id: str,
    name: str,
    *bands: Band,
    unknown: str,
    unit: str = "",
    counted: str = "",
    edge_source: str = "",
    only_grows: bool = False,
) -> Slot:
    return Slot(slot_id, name, bands, unknown, unit, counted, edge_source, only_grows)


GOAL = _slot(
    "goal",
    "what the model should do better",
    Band("answers", "Answer from our own facts or documents", "you want answers from your own facts or documents"),
    Band("behaviour", "Write or behave in a certain way", "you want it to write or behave in a certain way"),
    Band("classify", "Sort, label or extract", "you want things sorted, labelled or extracted"),
    Band("cheaper", "Do the same, cheaper or faster", "you want the same work done cheaper or faster"),
    Band("smarter", "Just be better at everything", "you want a model that is better across the board"),
    unknown="the usual wish, a model that serves the business better in general",
)
KNOWLEDGE = _slot(
    "knowledge",
    "the knowledge it needs",
    Band("none", "None beyond general knowledge", "it needs no facts of your own"),
    Band("documents", "Our documents, records or site", "it needs facts from your own documents"),
    Band("live", "Live systems, or acting in them", "it needs live data or to act in your systems"),
    unknown="it may need facts of your own",
)
VOLATILITY = _slot(
    "volatility",
    "how fast that knowledge changes",
    Band("static", "Hardly ever", "the knowledge hardly ever changes"),
    Band("monthly", "Every month or so", "the knowledge changes every month or so"),
    Band("weekly", "Every week or faster", "the knowledge changes every week or faster"),
    unknown="the knowledge changes now and then",
)
CORPUS_SIZE = _slot(
    "corpus_size",
    "how much material there is",
    Band("small", "Up to about 500 pages", "the material is up to about 500 pages", 0),
    Band("large", "More than that", "the material is more than about 500 pages", 200_000),
    unknown="there is more material than fits a prompt",
    unit="tokens",
    edge_source="anthropic-contextual-retrieval",
)
ACCESS = _slot(
    "access",
    "citations and permissions",
    Band("open", "Neither", "answers need no citations or per-person permissions"),
    Band("citations", "Answers must cite their source", "answers must cite their source"),
    Band("permissions", "People may see different things", "people may see different things"),
    unknown="answers may need citations or permissions",
)
DESCRIBABLE = _slot(
    "describable",
    "whether it can be put into words",
    Band("easy", "Yes, in a few sentences", "what you want can be said in a few sentences"),
    Band("hard", "No, you know it when you see it", "what you want is easier to show than to describe"),
    unknown="it is easier to show than to describe",
)
PROMPTING = _slot(
    "prompting",
    "how hard prompting was tried",
    Band("none", "Not yet", "prompting has not been tried"),
    Band("basic", "A few prompts, no examples or tests", "prompting has had a basic try"),
    Band("short", "Properly, and it still falls short", "prompting was tried properly and still falls short"),
    Band("enough", "Properly, and it does the job", "prompting does the job"),
    unknown="prompting has not been tried properly",
    only_grows=True,
)
RETRIEVAL = _slot(
    "retrieval",
    "how hard retrieval was tried",
    Band("none", "Not yet", "retrieval has not been tried"),
    Band("basic", "A first version", "retrieval has had a first version"),
    Band("short", "Tuned: it finds the right text, answers still fall short", "tuned retrieval still falls short"),
    unknown="retrieval has not been tuned",
    only_grows=True,
)
LABELLED_EXAMPLES = _slot(
    "labelled_examples",
    "labelled examples",
    Band("none", "None", "you have no labelled examples", 0),
    Band("under_100", "Fewer than 100", "you have fewer than 100 labelled examples", 1),
    Band("100_to_499", "100 to 499", "you have 100 to 499 labelled examples", 100),
    Band("500_to_1999", "500 to 1,999", "you have 500 to 1,999 labelled examples", 500),
    Band("2000_plus", "2,000 or more", "you have 2,000 labelled examples or more", 2_000),
    unknown="you have fewer than 100 labelled examples",
    only_grows=True,
    unit="examples",
    counted="you have {} labelled examples",
    edge_source="seed-glossary",
)
EVAL_SET = _slot(
    "eval_set",
    "an evaluation set",
    Band("under_20", "No", "you have no evaluation set of 20 cases", 0),
    Band("20_plus", "Yes", "you have an evaluation set", 20),
    unknown="there is no evaluation set yet",
    only_grows=True,
    unit="cases",
    counted="you have an evaluation set of {} cases",
    edge_source="openai-accuracy",
)
LABEL_QUALITY = _slot(
    "label_quality",
    "the quality of the examples",
    Band("unverified", "No", "the examples have not been checked"),
    Band("verified", "Yes", "the examples are checked and look like real inputs"),
    unknown="the examples have not been checked",
    only_grows=True,
)
OWNER = _slot(
    "owner",
    "an owner after launch",
    Band("none", "No", "nobody owns it after launch"),
    Band("named", "Yes", "somebody owns it after launch"),
    unknown="nobody owns it after launch yet",
)
STABILITY = _slot(
    "stability",
    "whether the task stays the same",
    Band("changing", "No", "the task changes every month or so"),
    Band("stable", "Yes", "the task stays the same for months"),
    unknown="the task may still change",
)
VOLUME = _slot(
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
PROVIDER = _slot(
    "provider",
    "where the model may run",
    Band("any", "Anywhere", "any provider is fine"),
    Band("cloud", "Azure, AWS or Google Cloud", "it runs on Azure, AWS or Google Cloud"),
    Band("open_weights", "Open models we host or rent", "it runs on open models"),
    Band("openai", "OpenAI only", "it has to be OpenAI"),
    Band("closed", "Anthropic or another without tuning", "it has to be a provider that sells no tuning"),
    unknown="the provider is not settled",
)
VENDOR_PITCH = _slot(
    "vendor_pitch",
    "whether a vendor proposes it",
    Band("no", "No", "no vendor is proposing it"),
    Band("yes", "Yes", "a vendor is proposing it"),
    unknown="no vendor is proposing it",
)

SLOTS: tuple[Slot, ...] = (
    GOAL, KNOWLEDGE, VOLATILITY, CORPUS_SIZE, ACCESS, DESCRIBABLE, PROMPTING, RETRIEVAL, LABELLED_EXAMPLES,
    EVAL_SET, LABEL_QUALITY, OWNER, STABILITY, VOLUME, PROVIDER, VENDOR_PITCH,
)  # fmt: skip

BY_ID: dict[str, Slot] = {slot.id: slot for slot in SLOTS}


def says(fact: Fact) -> str:
    """How a fact reads back to the person who told it, with the exact number where one was given."""
    slot = BY_ID[fact.slot]
    if fact.band == UNSURE:
        return f"you are not sure about {slot.name}"
    if fact.value is None or not slot.counted:
        return slot.band(fact.band).says
    return slot.counted.format(f"{fact.value:,.0f}")
