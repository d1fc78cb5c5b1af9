"""How approaches are named in prose."""

from __future__ import annotations

import re
from typing import Final

from advisor.verdict import Approach

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
