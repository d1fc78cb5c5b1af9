"""Wishes for a fixed form: valid JSON, a schema, always the same template."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import FORM

_SYNTAX = r"(?:json|xml|yaml|csv|markdown|html|latex|protobuf|fhir|hl7)"
_GIVE = (
    r"(?:output|outputs|outputting|return|returns|returning|produce|produces|producing|emit|emits"
    r"|emitting|generate|generates"
    r"|generating|respond|responds|reply|replies|answer|answers|spit out|give|gives|come|comes|write|writes)"
)
_FORM = r"(?:format|formats|structure|template|layout|schema|shape|form)"

FORMAT: tuple[Cue, ...] = (
    cue(
        "goal",
        "format",
        rf"(?:valid|strict|clean|well-formed|parse?able|malformed|broken|invalid|proper|correct|consistent) {_SYNTAX}"
        rf"|{_GIVE} (?:[\w'-]+ ){{0,4}}(?:in |as )?(?:[\w'-]+ ){{0,2}}{_SYNTAX}|(?:in|as) {_SYNTAX}|{_SYNTAX} "
        r"(?:output|outputs|replies|responses|format|schema|mode|object)"
        rf"|{_SYNTAX} (?:[\w'-]+ ){{0,3}}(?:match\w*|conform\w*|valid\w*|parse\w*)",
        rank=FORM,
        wish=True,
        unless=r"training (?:data|file)|data ?set|jsonl|examples? (?:are|is|in)|extract\w*|fine-? ?tun\w+ (?:data"
        r"|file)s?",
    ),
    cue(
        "goal",
        "format",
        r"(?:violat\w+|break|breaks|breach\w*|(?:does|do)(?:n'?t| not) (?:fit|match|follow|validate against"
        r"|conform to)) (?:our |the "
        r"|its |an? )?(?:[\w-]+ )?(?:schema|template|dtd|xsd)|valid (?:messages|files|records|outputs?|responses)"
        r"|constrained decoding|(?:output|response|answer"
        r"|reply|house|fixed|strict|same|consistent|exact|exactly the same|right"
        rf"|correct|required|given|rigid|special|prescribed|standard) (?:[\w'-]+ )?{_FORM}"
        r"|(?:stick|sticks|adhere|adheres|conform|conforms|follow|follows|match|matches) (?:to )?(?:the"
        r"|our|a|an|its|this|that)? ?(?:[\w'-]+ )?(?:json )?(?:format|template|layout|schema)"
        r"|structured outputs?|(?:matches|match) (?:our|the|a) (?:[\w'-]+ )?schema|same headings|(?:outputs?"
        r"|replies|answers|responses) (?:that )?(?:do(?:es)?n'?t|fail to) (?:parse|validate)"
        r"|(?:always|should) (?:list|lists|start|starts|begin|begins|open|opens|end|ends) (?:with "
        r")?(?:.{0,40} )?(?:first|then)|formatting (?:errors|mistakes|rules)|(?:exactly|always|only) "
        r"(?:these|those|the same|the) "
        r"(?:columns|fields|keys|headings|sections)|same (?:\w+ )?(?:sections|fields|headings|chapters"
        r"|columns"
        r"|order)|(?:skip|skips|skipping|drops|dropping|forgets?|forgetting|misses|missing) (?:\w+ "
        r")?(?:sections|headings|fields|brackets?|a closing \w+)|mix\w* up the order|structured (?:reports"
        r"|notes|records)|(?:exact|exactly our|house) (?:\w+ )?layout",
        rank=FORM,
        wish=True,
        unless=r"q&?a format|data ?set|training (?:data|set|examples)|file formats?|tables? (?:structure|schema)"
        r"|database|what format|which format"
        r"|in (?:[\w'-]+ )?chat format",
    ),
)
