"""Whether a sentence keeps to what it was given: its quotes, its names, its approaches, its matter, and no orders."""

from __future__ import annotations

import re
from typing import Final

from advisor.verdict import Approach
from bot.llm.guard.text import QUOTED, Reworded, folded, quoted, stems
from bot.llm.language import ENGLISH, language_of

TUNING: Final = "fine-tuning"
ELSE: Final = "another method"
"""What no verdict ever names: larger undertakings that a reader could take for advice."""

# A tuned search or prompt is no tuned model; training data are no training.
_TUNED = (
    r"fine-?\s?tun\w*"
    r"|\b(?:re)?tun(?:e|es|ed|ing)\b(?! (?:its|the|your|that|of the )?\s?(?:search|retrieval|prompts?)\b)"
    r"|\btrain(?:s|ed|ing)?\b(?! (?:data|examples?|sets?|a small classifier|a classifier))|\bq?lora\b|\bsft\b|\bdpo\b"
    r"|\bweights\b|\bteach\w*|\btaught\b|\blearn(?:s|ed|t|ing)?\b|\bmemori[sz]\w+"
    r"|\br[fl]hf\b|\brft\b|\bcustom(?:ised|ized)? models?\b|\bown model\b|\bdistil\w*"
)
_NAMES: dict[str, str] = {
    Approach.PROMPTING: r"\bprompt(?:s|ed|ing)?\b|\bfew-shot\b",
    Approach.LONG_CONTEXT: r"\blong[- ]contexts?\b|\bcontext windows?\b|\bcached prompts?\b",
    Approach.RAG: r"\brag\b|\bretriev(?:al|e|es|ed|ing|er)\b|\bvector (?:search|stores?|databases?)\b|\bsearch index\b",
    Approach.TOOL_USE: r"\btools?\b|\btool[- ](?:use|calls?|calling)\b|\bfunction[- ]call\w*|\bapi calls?\b",
    Approach.DISTILLATION: r"\bdistil\w*",
    Approach.CLASSIFIER: r"\bclassifiers?\b",
    Approach.PLAIN_CODE: r"\b(?:plain|ordinary|conventional) code\b|\brules engine\b|\bregex\w*|\bscripts?\b",
    TUNING: _TUNED,
    ELSE: r"\bpre-?train\w*|\bfrom scratch\b|\b(?:multi-?)?agents?\b|\bknowledge graphs?\b|\breinforcement\b"
    r"|\bmerg(?:e|ing)\b",
}
MENTIONS: dict[str, re.Pattern[str]] = {name: re.compile(pattern) for name, pattern in _NAMES.items()}


SAYS_THE_REASON = 0.3
"""The share of a reason's own words that is in its rewording at least: with fewer it says something else."""
MOST_NEW = 1
"""Words of meaning that may be in neither reason nor quote: two are enough to tell askers something of themselves."""
_CONNECT = stems(
    [
        "model come comes goes give given then such need needs because make makes ways leave leaves keep keeps show",
        "much paid price after before single other between right include puts trying since nothing cost costs ones",
        "have having thing things take takes first instead already start learn learns work works used uses same want",
        "help helps know mean means find found good well look looks gets case cases kind your yours away back here",
    ]
)
"""Words that connect a reason to a quote, and say nothing by themselves."""

_NAME = re.compile(r"(?<![.:;]\s)(?<!\A)(?<=[ (/\"“-])[A-Z][\w-]*")
_NO_NAMES = frozenset({"I", "AI", "RAG", "LLM", "LLMs", "LoRA", "SFT", "DPO", "No", "Not", "Yes"})
_ORDERS = re.compile(
    r"\b(?:ignor\w+|disregard\w*|overrid\w+|instruct\w*|system prompt|previous (?:message|rule)s?|as an ai|"
    r"jailbreak\w*|developer mode|passwords?|passphrases?|api keys?|credentials?|credit cards?|bank\w*|click\w*|"
    r"download\w*|install\w*|e-?mail (?:me|us|your)|contact\w*|call (?:us|me)|whatsapp|telegram|transfer\w*|wire|"
    r"log ?in|verify your|reply with|repeat after|rule ids?|json|sql|curl|sudo|pwned|hacked|"
    r"i (?:was|am) (?:told|asked)|the user|the asker|the guard|the policy|my prompt)\b"
)


def wrong_quote(said: Reworded) -> str:
    """An objection to words in quotation marks that the asker did not write so."""
    written = " ".join(folded(said.words).split())
    wrong = [words for words in said.quoted if not words.strip(" .,;") or words.strip(" .,;") not in written]
    unclosed = re.search(r"[\"“”]", QUOTED.sub("", said.text))
    return f"it quotes what was not written: {quoted(wrong[0])}" if wrong else "a quote has no end" if unclosed else ""


def wrong_language(said: Reworded) -> str:
    """An objection to another language than English."""
    return "" if language_of(said.own) == ENGLISH else "it is not in English"


def new_names(said: Reworded) -> str:
    """An objection to names of products, people, places and months that were not given."""
    given = {*_NO_NAMES, *(word for line in said.given for word in re.findall(r"\w[\w-]*", line))}
    new = [name for name in _NAME.findall(said.own) if name not in given]
    return f"it names what was not given: {', '.join(new)}" if new else ""


def new_approaches(said: Reworded) -> str:
    """An objection to an approach that neither reason nor quote names."""
    given = folded(" ".join(said.given))
    text = folded(said.own)
    new = [name for name, pattern in MENTIONS.items() if pattern.search(text) and not pattern.search(given)]
    return f"it speaks of {', '.join(new)}, which was not given" if new else ""


def orders(said: Reworded) -> str:
    """An objection to talk about instructions, secrets and other things that no reason needs."""
    found = _ORDERS.search(folded(said.text))
    return f"it speaks of {quoted(found[0])}" if found and found[0] not in folded(said.reason) else ""


def other_matter(said: Reworded) -> str:
    """An objection to a sentence that does not say the reason, or says much besides."""
    reason, text = stems([said.reason]), stems([said.own])
    if len(text & reason) < SAYS_THE_REASON * len(reason):
        return "it does not say what its reason says"
    new = sorted(text - stems(said.given) - _CONNECT)
    return f"it says more than its reason: {', '.join(new)}" if len(new) > MOST_NEW else ""
