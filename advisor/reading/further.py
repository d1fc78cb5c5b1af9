"""Whole messages that ask for more beside the matter: compare, next steps, risks, vendor questions, who sells."""

from __future__ import annotations

import re

from advisor.heard import Intent

_SHOW = r"(?:(?:can|could) you )?(?:(?:show|give|tell|list)(?: me| us)? )?"
_TUNE = r"(?:fine-? ?tun\w+|tuning)"
_OUR = r"(?:a |an |the |our |my |any |some )?"
_SELLER = r"(?:vendor|supplier|seller|consultant|agency|provider)s?"
_ASKED: tuple[tuple[Intent, tuple[str, ...]], ...] = (
    (
        Intent.TERM,
        (
            r"(?:the )?(?:glossary|terms|list of terms|jargon)",
            r"(?:explain|list|what are)(?: me| us)? (?:the |all |your |some |a )*(?:terms?|jargon)",
            r"(?:what|which) (?:terms|words) (?:can|do) you explain",
        ),
    ),
    (
        Intent.COMPARE,
        (
            rf"{_SHOW}{_OUR}(?:comparison|alternatives|(?:other )?options)(?: of (?:the |all )*approaches)?",
            rf"compare(?: (?:all )?{_OUR}(?:approaches|options|alternatives|ways|choices|them))?",
            r"how do (?:the |these |those )?(?:approaches|options|alternatives|they) compare",
            r"what are (?:the|our|my) (?:alternatives|(?:other )?options|choices)",
            r"what else (?:is there|(?:could|can) we do)",
        ),
    ),
    (
        Intent.NEXT_STEPS,
        (
            rf"{_SHOW}{_OUR}(?:next steps?|(?:full |whole )?plan(?: in full)?|roadmap|to-?do(?: list)?|action plan)",
            r"what (?:(?:do|should|can|shall) )?(?:we|i) do (?:now|next|first)",
            r"(?:so |and )?what(?:'s| is| are| comes)? (?:the |our )?next(?: steps?)?|what now",
            r"(?:where|how) (?:do|should) (?:we|i) (?:start|begin|get started|proceed)",
            rf"{_SHOW}{_OUR}data (?:readiness )?check(?:s|list)?|{_OUR}(?:readiness )?checklist",
            r"(?:is|are) (?:our|my) (?:data|examples) (?:ready|good enough)",
        ),
    ),
    (
        Intent.RISKS,
        (
            rf"{_SHOW}{_OUR}(?:risks?|dangers|pitfalls|(?:risks and )?(?:common )?mistakes|downsides|drawbacks)"
            r"(?: of (?:that|this|it))?",
            rf"what (?:are|about) {_OUR}(?:risks|pitfalls|dangers|downsides|drawbacks|(?:common )?mistakes)"
            r"(?: of (?:that|this|it)| here)?",
            r"what (?:can|could|might) go wrong",
            r"what (?:should|do|must) (?:we|i) (?:watch out for|look out for|avoid)",
        ),
    ),
    (
        Intent.VENDOR,
        (
            rf"{_SHOW}{_OUR}(?:vendor(?:'?s)? questions?|vendors?|questions? (?:for|to ask) {_OUR}{_SELLER})",
            rf"what (?:should|do|can|could|shall) (?:we|i) ask (?:{_OUR}{_SELLER}|them)",
        ),
    ),
    (
        Intent.PROVIDERS,
        (
            rf"(?:{_TUNE} )?providers|who sells (?:it|that|tuning)",
            r"(?:who|(?:which|what) (?:providers?|vendors?|compan(?:y|ies)|platforms?|clouds?|models?))"
            r" (?:still |currently |now )?(?:sells?|offers?|provides?|supports?|has|have|(?:lets?|allows?)"
            r" (?:me|us|you|whom|who|people|(?:new )?customers)(?: to)?|can(?: be| we| i)?(?: still)?)"
            rf" (?:a |any )?{_TUNE}(?: (?:a |our |their )?models?)?(?: (?:today|now|these days|at the moment|for us))*",
            rf"where can (?:we|i|one) (?:still )?(?:(?:buy|get) )?{_TUNE}(?: (?:a |our )?models?)?(?: (?:today|now))?",
        ),
    ),
)
_PATTERNS = tuple((intent, re.compile("|".join(patterns))) for intent, patterns in _ASKED)


def further(words: str) -> Intent | None:
    """What the whole of folded `words`, without punctuation, asks for beside the matter; None for anything else."""
    return next((intent for intent, pattern in _PATTERNS if pattern.fullmatch(words)), None)
