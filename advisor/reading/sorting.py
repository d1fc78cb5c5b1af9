"""Wishes to sort, label or extract."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import TASK
from advisor.reading.vocabulary import ITEMS, MATERIAL

_SORT = (
    r"(?:classif(?:y|ies|ying)|categori[sz](?:e|es|ing)|triag(?:e|es|ing)"
    r"|tag|tags|tagging|rout(?:e|es|ing)|sort|sorts|sorting|label|labels"
    r"|labelling|labeling|flag|flags|flagging|bucket|prioriti[sz](?:e|es"
    r"|ing)|assign|assigns|assigning)"
)

CLASSIFY: tuple[Cue, ...] = (
    cue(
        "goal",
        "classify",
        r"(?:choose|chooses|choosing|pick|picks|picking|select|selects|selecting"
        r"|assign|assigns) (?:\w+ )?(?:one|a|the) (?:\w+ )?(?:label|category"
        r"|option|class|code|tag|value)|(?:un|semi-?)structured (?:\w+ )?(?:text"
        r"|documents|data|notes|e-?mails) (?:in)?to|(?:free|plain|raw) text (?:in)?to (?:\w+ )?(?:stru"
        r"ctured|fields|json|records|table)",
        rank=TASK,
        wish=True,
    ),
    cue(
        "goal",
        "classify",
        rf"{_SORT} (?:.{{0,40}} )?(?:{ITEMS}|{MATERIAL}|records|transactions"
        r"|products|images|applications|cases|jobs|texts?|data|leads|merchants"
        r"|alerts|logs|defects|items)",
        rank=TASK,
        wish=True,
        unless=r"(?:to|must|who|we) (?:label|tag) (?:\w+ )?examples",
    ),
    cue(
        "goal",
        "classify",
        r"(?:into|to|between|among|across|one of) (?:[\w,-]+ ){0,4}(?:categories"
        r"|queues|classes|buckets|labels|departments|topics|folders|codes|tiers"
        r"|types)",
        rank=TASK,
        wish=True,
    ),
    cue(
        "goal",
        "classify",
        r"(?:classification|categori[sz]ation|triage|sentiment analysis|intent (?:detection"
        r"|recognition|classification)|(?:spam|fraud|toxicity|anomaly) (?:detection"
        r"|filter\w*)|content moderation|entity (?:recognition|extraction)|(?:data"
        r"|field|document|invoice|information) extraction|text classifier|ticket routing)",
        rank=TASK,
        wish=True,
    ),
    cue(
        "goal",
        "classify",
        r"(?:extract|extracts|extracting|pull|pulls|pulling|pick|parse|parses"
        r"|parsing|capture) (?:out )?(?:[\w,-]+ ){0,6}?(?:fields?|entities|names"
        r"|dates|amounts|values|totals|line items|metadata|key[- ]values?|numbers"
        r"|attributes|clauses|codes|structured (?:data|records))",
        rank=TASK,
        wish=True,
    ),
    cue(
        "goal",
        "classify",
        r"detect(?:s|ing)? (?:\w+ ){0,2}(?:spam|fraud|abuse|phishing|complaints"
        r"|toxicity|sentiment|intent|duplicates|anomalies)",
        rank=TASK,
        wish=True,
    ),
)
