"""Wishes for facts: what is written down somewhere, asked about by somebody."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import FACTS, FORM
from advisor.reading.vocabulary import ASKERS, EVAL_SET, LABELLED, MATERIAL, MODEL, OUR, TUNING

_OURS = rf"{OUR} (?:[\w-]+(?:[.,][0-9]+)* ){{0,3}}?{MATERIAL}"
_ASKING = (
    r"(?:ask|asks|asked|asking|answer|answers|answering|answered|question|questions|quer(?:y|ies)"
    r"|querying|q&a|q and a|qa"
    r"|look(?:s|ing)? (?:[\w'-]+ ){0,3}up|find out|search|searches|searching|consult|quiz|enquir\w+|inquir\w+)"
)
_TASKS = (
    rf"classif\w*|categor\w+|triag\w+|rout(?:e|es|ing)|sort(?:s|ing)?|{LABELLED}|extract\w*|summar\w+"
    r"|translat\w+|rewrit\w+"
    rf"|{EVAL_SET}|in our style|rubric|(?:decide|determine|decides|determines) (?:if|whether)|(?:brand"
    r"|house|own) (?:style|voice)"
)
_KNOW = (
    r"(?:know|knows|knowing|learn|learns|memori[sz]e|remember|remembers|recall|recalls|absorb|ingest"
    r"|contain|contains|familiar with|expert on|expert in|aware of)"
)


def _answers(pattern: str, *, unless: str = "", near: str | tuple[str, ...] = (), away: str = "") -> tuple[Cue, Cue]:
    """A wish for what our documents say is a goal and a kind of knowledge at once."""
    return (
        cue("goal", "answers", pattern, rank=FACTS, wish=True, unless=unless, near=near, away=away),
        cue("knowledge", "documents", pattern, wish=True, unless=unless, near=near, away=away),
    )


ANSWERS: tuple[Cue, ...] = (
    *_answers(
        rf"(?:{_ASKING}|chat|{MODEL}|things)"
        rf"(?: .{{0,40}})? (?:from|about|on|over|using|based on|grounded in|against"
        rf"|out of|in|of|across|for|to search|with) {_OURS}",
        unless=rf"{LABELLED} by|labell?ing",
    ),
    *_answers(
        rf"(?:{_KNOW}|read|reads|search|searches) (?:(?:in|about|by heart|all|everything|what'?s"
        rf"|what is) )*{_OURS}"
    ),
    *_answers(
        rf"teach(?:es|ing)? (?:[\w'-]+ ){{1,3}}?{_OURS}", unless=r"how to|to (?:write|sort|label|call|use|speak)"
    ),
    *_answers(
        rf"(?:rag|retrieval|retriev\w+|vector (?:search|index|store)|(?:semantic |hybrid )?search|index(?:es|ed|ing)?)"
        rf"(?: .{{0,60}})? (?:over|on|across|of|through) {_OURS}",
        away=_TASKS,
    ),
    cue(
        "goal",
        "answers",
        r"(?:ask|asks|asking|question|quiz) (?:it|the (?:model|bot|assistant|ai|machine|system)) (?:[\w'-]+ "
        r"){0,2}?(?:what|who|where|when|why|how|which|things|about|questions|anything)|(?:bots?|assistants?|models?"
        r"|ai|it|that) (?:to |that |which |who |can |should |must |will |could )*(?:answers?|settles?|resolves?|fields?"
        r"|deals? with|handles?|takes?) (?:[\w'-]+ ){0,5}?questions?|(?:keep|keeps|kept|always|constantly|forever"
        r"|daily) (?:on )?(?:asking|e-?mailing|sending|writing|calling|phoning|raising) (?:[\w'-]+ )?(?:with |about )?"
        r"the same (?:[\w'-]+ )?(?:questions?|things?)",
        rank=FACTS,
        wish=True,
        away=_TASKS,
        unless=r"harmful|unsafe|maths?|riddles?",
    ),
    *_answers(
        rf"(?:{TUNING}|teach|feed|feeding|upload|uploading|put|putting|stuff|inject|injecting) "
        rf"(?:.{{0,30}} )?(?:on|with|using|from|into) {_OURS}",
        unless=rf"{LABELLED}|{EVAL_SET}|past|pairs|style|voice|classif\w+|in the prompt",
    ),
    *_answers(rf"{_OURS}|{MATERIAL}", near=rf"{_ASKING}", away=_TASKS, unless=rf"{EVAL_SET}|in the prompt|{TUNING}"),
    *_answers(
        rf"(?:{_KNOW}|understand|understands) (?:about )?(?:our|my) (?:own )?(?:company|business|stuff"
        r"|products?|organi[sz]ation|industry"
        r"|facts|services?|customers?|domain|data|terms|rules)"
    ),
    *_answers(
        rf"{ASKERS} (?:[\w'-]+ )?(?:need|needs|want|wants|ask for|get|expect|look for)(?: \w+){{0,2}} (?:answers?"
        r"|information|a link to (?:the|its|their) sources?)"
    ),
    *_answers(
        r"(?:answers?|replies|advice|it) (?:must|have to|has to|should|need to|needs to|can only|may "
        r"only) (?:only )?(?:be )?(?:based on|come from|rest on|taken from|drawn from|be grounded in"
        r"|grounded in) [\w']+"
        rf"|{MATERIAL}(?: .{{0,20}})? (?:have|has|hold|holds|contain|contains|give|gives) (?:all )?(?:the"
        r"|every) answers?"
        r"|(?:dig|digs|digging|wade|wading|comb|combing|leaf|leafing|search|searching|go|going|look"
        rf"|looking|trawl|trawling) through (?:.{{0,20}} )?{MATERIAL}",
        away=_TASKS,
    ),
    cue(
        "goal",
        "answers",
        r"(?:chat ?bots?|bots?|assistants?|help ?desk) (?:.{0,30} )?about (?:our |the |my |all )?\w+"
        rf"|{ASKERS} (?:[\w'-]+ ){{0,4}}?(?:ask|asks|asking|asked|enquire|query) (?:us |me |it |the bot "
        r")?(?:about|for|what|how|when|whether|if|which|where|why|questions)",
        rank=FACTS,
        wish=True,
        away=_TASKS,
        unless=r"asks? for (?:a |an )?(?:quote|refund|raise|discount|help)|ask (?:how many|how much) (?:data"
        r"|examples)|harmful|unsafe|worried about|how about|what about|asked (?:me|us) to|talk\w* about"
        r"|ask (?:if|whether) (?:we|i) (?:should|can|could)",
    ),
    *_answers(
        r"(?:answers?|everything|all of it|it all) (?:is|are) (?:all )?(?:in|on) (?:an? |the |our )(?:[\w'-]+ ){0,3}",
        near=MATERIAL,
    ),
    *_answers(
        r"(?:find|finds|finding|locate|retrieve|look for) (?:\w+ )?(?:solutions?|information|answers?"
        r"|precedents?|relevant|what (?:we|they|you) need|the right)",
        near=MATERIAL,
        away=_TASKS,
    ),
    *_answers(r"answers? (?:[\w'-]+ ){0,2}with (?:[\w'-]+ )?(?:citations?|sources?|references|links)"),
    *_answers(
        rf"{MATERIAL} (?:chat ?bot|assistant|bot|q&a|search|copilot)|(?:internal"
        r"|in-house) (?:knowledge )?(?:chat ?bot|q&a|search)"
    ),
    *_answers(
        r"(?:answers?|answering|ask|asks|asking|handles?|handling|take|takes) (?:[\w'-]+ ){0,4}?(?:questions?"
        r"|enquiries|queries"
        r"|inquiries) (?:about|on|from|regarding|around|concerning|of) \w+",
        away=_TASKS,
    ),
    *_answers(
        rf"{ASKERS} (?:[\w'-]+ ){{0,4}}?(?:ask|query) (?:[\w'-]+ )?(?:questions|about) (?:about )?(?:them"
        r"|it|our|the)"
    ),
    *_answers(
        r"(?:tell|tells|telling|inform|informs|explain|explains) (?:[\w'-]+ ){0,3}(?:what|which|how|where"
        rf"|whether|when) .{{0,60}}{MATERIAL}",
        away=_TASKS,
    ),
    cue(
        "goal",
        "answers",
        r"hallucinat\w+ (?:\w+ )?(?:about|on|when asked)|(?:keep|keeps|kept|spend|spends|always|are|is"
        r"|busy) (?:[\w'-]+ ){0,4}?answering (?:[\w'-]+ ){0,3}?questions|(?:hallucinat\w+|invent(?:s|ed"
        r"|ing)?|makes? up|making up|made up|fabricat\w+) (?:\w+ "
        r"){0,2}(?:facts?|citations?|references"
        r"|products?|prices|names|answers?|information|rules|sources|cases|features|numbers|policies|details)"
        r"|(?:does|do|did)(?:n'?t| not) know (?:[\w'-]+ )?(?:about )?(?:our|my|the latest|recent|newer|current) \w+"
        r"|(?:out[- ]of[- ]date|outdated|stale) (?:answers|information|knowledge|facts)|knowledge cut-?off",
        rank=FORM,
        wish=True,
        away=_TASKS,
    ),
    *_answers(
        r"(?:nobody|no[- ]?one|staff|people|they|we|you) (?:can |ever |can ever |can hardly |hardly |never "
        r"|can never |cannot "
        r"|can'?t )?(?:finds?|locates?) (?:anything|things|what|it|their way)"
        r"|(?:dig|digs|digging|fish|look|hunt)(?: (?:the |an? )?(?:answers?|things|it))? (?:out of|through|in)",
        near=MATERIAL,
        away=_TASKS,
    ),
    cue(
        "goal",
        "answers",
        r"(?:no longer|(?:is|are|has|have|was)(?:n'?t| not) (?:been )?)(?:true|valid|current|in force) (?:since"
        r"|any ?more|now)"
        r"|last (?:year|season|month|quarter|spring|summer)'?s (?:[\w-]+ )?(?:prices?|rates?|rules|terms|menu"
        r"|policy|fees)",
        rank=FORM,
        wish=True,
        away=_TASKS,
    ),
    cue(
        "goal",
        "answers",
        r"(?:give|gives|giving|provide|provides|offer) (?:[\w'-]+ )?(?:advice|answers|information"
        r"|recommendations) (?:that|about|on|based)",
        near=MATERIAL,
        rank=FORM,
        wish=True,
    ),
    cue("knowledge", "documents", r"knowledge ?bases?|case law", wish=True, rank=0),
    cue(
        "knowledge",
        "none",
        r"(?:facts|knowledge|information) of our own|(?:our|company|internal"
        r"|specialist|domain) (?:facts|knowledge) (?:is |are )?(?:not |n't )?(?:needed"
        r"|required|involved)|general knowledge is (?:enough|fine|plenty)",
        wish=True,
    ),
)

MENTIONED: tuple[Cue, ...] = (
    cue("knowledge", "documents", _OURS, rank=0, wish=True, unless=rf"{EVAL_SET}|{LABELLED}|not in (?:our|the|any)"),
)
"""What is written down, mentioned beside a wish for answers."""
