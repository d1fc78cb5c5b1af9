"""Tables: what goes wrong today, with which model, and how the best that was tried does."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue

_STRONG = (
    r"(?:gpt-?[45](?!\S*(?:mini|nano))\S*|gpt ?(?:4|5)(?:o|\.\d)?|chat ?gpt ?(?:4|5)\S*|o1|o3"
    r"|claude(?: (?:[0-9.]+|opus|sonnet))*|opus|sonnet|gemini(?: [0-9.]+)?(?: pro| ultra)"
    r"|deepseek(?:[- ][rv]\d\S*)?|grok|(?:the )?(?:strongest|best|biggest|largest|frontier|top"
    r"|flagship|state[- ]of[- ]the[- ]art) (?:[\w'-]+ )?(?:models?|llms?)|llama\S* (?:3\S* )?(?:70"
    r"|405)b|(?:70|72|405|120)b(?: models?)?|big models?)"
)
_SMALL = (
    r"(?:(?:llama|mistral|qwen|gemma|phi|falcon|vicuna|alpaca|tinyllama|bloom|gpt-?2|gpt-?j|bert"
    r"|flan-?t5|t5)\S*(?: \d\S*)?(?:[- ](?:[0-9]|1[0-4])(?:\.\d)?b)?|(?:[1-9]|1[0-4])(?:\.\d)?b(?: "
    r"(?:param\w* )?models?)?|(?:small|tiny|little) (?:local |open )?(?:models?|llms?|one)"
    r"|gpt-?4o?-mini|haiku|gemini flash|\w*-mini|nano)"
)
_TRIED = r"(?:tried|tested|used|ran|experimented with|played with|evaluated|prompted|benchmarked|compared)"
_RIGHT_TEXT = (
    r"(?:(?:right|correct|relevant|proper|matching|needed) (?:[\w'-]+ )?(?:text|chunks?|passages?"
    r"|documents?|pages?|paragraphs?|context|sections?|snippets?|articles?|ones?|sources?|clause"
    r"|material)|(?:that|the|this|each|every) (?:text|passage|page|paragraph|section|clause|document"
    r"|chunk) (?:right |plainly "
    r"|clearly )?in front of (?:it|the model)|(?:text|chunks?|passages?|documents?|context|snippets?|ones?"
    r"|retriev\w+)(?: (?:it"
    r"|that|we|they) (?:finds?|retrieves?|gets?|fetch\w*|returns?|retrieve|find|get|return|feed it"
    r"|give it))? (?:is|are|was|looks?|look) (?:[\w'-]+ )?(?:right|correct|relevant|fine|good|there)"
    r"|(?:retriev\w+|search) (?:is|works|looks|was) (?:[\w'-]+ )?(?:good|fine|well|right|ok|great"
    r"|perfect\w*)|answer is (?:right )?(?:there )?in the (?:context|chunks?|passages?|text|prompt))"
)
_MISUSE = (
    r"(?:ignor\w+ (?:[\w'-]+ )?(?:[\w'-]+ )?(?:text|chunks?|passages?|context|documents?|sources?|it"
    r"|them|retriev\w+)|(?:still |yet |but |and |gives? |get |gets |answers? |reply |replies "
    r")(?:[\w'-]+ ){0,5}?(?:wrong|incorrect\w*|mistakes?|wrongly|bad answers?|poor\w*)|misread\w*"
    r"|misuse\w*|mis-?interpret\w*|garbl\w+|(?:does|do)(?:n'?t| not) (?:[\w'-]+ )?use (?:it|them|the)"
    r"|from (?:its )?(?:own )?(?:memory|knowledge|head)|makes? (?:something|things|stuff) up"
    r"|(?:answers?|replies) (?:is|are) (?:still |often |just )?off\b|does(?:n'?t| not) stick to|falls? short"
    r"|mixes (?:them|it) up|(?:still|yet|but|and|model|it|bot"
    r"|assistant) (?:[\w'-]+ "
    r"){0,2}?(?:invents?|makes? up|mixes up|confuses|muddles|drops|contradicts) [\w'-]+)"
)

TROUBLE: tuple[Cue, ...] = (
    cue(
        "context_use",
        "misused",
        _RIGHT_TEXT,
        near=_MISUSE,
        away=r"not (?:always )?(?:find|retriev)\w*|doesn'?t (?:find|retrieve)|fails? to (?:find|retrieve)|if",
        unless=r"right one for|not the right|wrong (?:chunks?|passages?|documents?|text)",
    ),
    cue(
        "retrieval",
        "short",
        _RIGHT_TEXT,
        near=_MISUSE,
        rank=2,
        away=r"not (?:always )?(?:find|retriev)\w*|doesn'?t (?:find|retrieve)|fails? to (?:find|retrieve)|if",
        unless=r"right one for|not the right|wrong (?:chunks?|passages?|documents?|text)",
    ),
    cue(
        "context_use",
        "misused",
        r"ignor\w+ (?:the |its |our )?(?:retrieved|provided|given|supplied|right|correct) (?:text|chunks?"
        r"|passages?|context|documents?|sources?)",
        unless=r"if|instructions",
    ),
    cue(
        "query_scope",
        "whole_document",
        r"(?:summar\w+|compar\w+|review\w*|analy[sz]\w+|read\w*|needs?|requires?|take in|understand\w*"
        r"|looks? at|consider\w*) (?:[\w'-]+ ){0,3}?(?:whole|entire|complete|full) (?:[\w'-]+ "
        r")?(?:documents?|contracts?|reports?|agreements?|books?|files?|policies|manuals?|papers?"
        r"|transcripts?|cases?)|about (?:the |an? )?(?:whole|entire|complete) (?:documents?|reports?"
        r"|contracts?|books?|files?|agreements?)|(?:whole|entire|complete) (?:[\w'-]+ )?(?:documents?"
        r"|contracts?|reports?"
        r"|agreements?|books?|files?) (?:at once|at a time|has to be|have to be|must be|needs? to be"
        r"|together|in one go|with each other|side by side)|(?:spread|scattered) (?:over|across"
        r"|through\w*) (?:the |a |an |one |many |several |whole |entire )*(?:documents?|one|contracts?"
        r"|reports?|books?|chapters|sections|pages)|(?:ask\w*|want\w*|needs?|questions) (?:[\w'-]+ "
        r"){0,4}to (?:summari[sz]e|compare) (?:an? |the |two |whole |several |these |their )*(?:documents?"
        r"|contracts?|reports?|agreements?|books?|papers?)",
        wish=True,
        unless=r"train\w*|fine-? ?tun\w*|in the prompt|if",
    ),
    cue(
        "query_scope",
        "counts",
        r"what(?:'s| is| was) the (?:total|average|sum|count) (?:of |number of |amount of )|(?:totals?"
        r"|counts?|sums?|averages?|aggregat\w+|statistics|tallies) (?:and \w+ )?(?:over|of"
        r"|across|by|per|for) (?:[\w'-]+ ){0,3}(?:records?|rows|orders|tickets|claims|invoices"
        r"|transactions|sales|customers?|work orders|entries|cases|months?|regions?|depots?|stores?)"
        r"|(?:questions?|ask\w*|queries|know|things?|tell\w*|answers?)(?: \w+){0,4}? (?:like |such as "
        r")?[\"':(]*how many (?!(?:examples?|samples|labels|data|rows|documents|epochs|gpus?|parameters"
        r"|do (?:we|i|you) need|would|should)\b)\w+",
        wish=True,
        unless=r"right now|at (?:the|this) moment|available|how many (?:[\w'-]+ )?(?:examples|samples|labels"
        r"|epochs|pairs)|classif\w+",
    ),
    cue(
        "model_tried",
        "strong",
        rf"(?:{_TRIED}|even|asked|prompted|with|use|using|on) (?:[\w'-]+ ){{0,3}}?{_STRONG}",
        rank=2,
        near=rf"{_TRIED}|even|already|still|prompt\w*|gets|gives|got|results?|works|not enough|struggl\w+|today"
        r"|currently|drafts",
        unless=r"haven'?t|never|not tried|yet to|if|instead of|too expensive|should we|rate limits?|api key",
    ),
    cue(
        "model_tried",
        "strong",
        rf"{_STRONG} (?:was|were|is|are|has been|still|also|only|already|with|does|did|do|gets?|got|gives?"
        r"|gave|makes?|made|struggles?|fails?|scores?|reaches|handles?|works?)",
        rank=2,
        unless=r"not tried|never|if|too expensive|should we|would (?:do|be)|could|need|needs|cheaper|as good as"
        r"|like (?:gpt|claude)|would",
    ),
    cue(
        "model_tried",
        "small",
        rf"(?:only|just|so far) (?:[\w'-]+ ){{0,2}}?{_TRIED} (?:it |this |that |prompts? )?(?:with |on "
        rf")?(?:an? |the |one |some )?{_SMALL}|{_TRIED} (?:it |this |that )?(?:only|just) (?:with |on "
        rf")?(?:an? |the |one )?{_SMALL}|(?:only|just) (?:an? |one |the )?(?:{_SMALL}) (?:was|were|has been"
        rf"|have been) {_TRIED}",
        unless=r"if|plan\w*|never|not",
    ),
    cue(
        "base_skill",
        "none",
        r"(?:base|untuned|untrained|plain|raw|stock|generic|current|original|vanilla|best|strong) "
        r"(?:models?|llms?) (?:[\w'-]+ )?(?:never|not once|cannot|can'?t|fails? (?:completely|totally"
        r"|every|on every|at all)) (?:[\w'-]+ ){0,4}(?:right|correct|at all|do it|solve|any|single|one"
        r"|time)|(?:never|not once|not a single|0 ?%|zero percent|never once) (?:[\w'-]+ ){0,5}(?:right"
        r"|correct|solved|succeeds?|valid|usable)|(?:gets?|got|scores?) (?:none|zero|0) (?:on|of (?:them|these|the "
        r"\w+) )?(?:right|correct)",
        rank=2,
        wish=True,
        unless=r"if|forecast|used to",
    ),
    cue(
        "base_skill",
        "some",
        r"(?:gets?|got|getting|is|are|was|right|correct) (?:it |them |things |only |about |around "
        r"|roughly |right |correct |wrong )*(?:in |on |for )?(?:about |around |roughly |only )?(?:half|a "
        r"third|two thirds|a quarter|most|some|part|three out of \w+|[1-8][0-9] ?%) (?:of (?:the |its "
        r")?(?:time|cases|them|it|questions|answers|\w+) )?(?:right|wrong|correct|of the time|of cases|of "
        r"the cases)?",
        near=r"right|wrong|correct|accura\w+|solv\w+",
        unless=r"if|target|need|needs|want|wants|staff|users|fine-? ?tuned|our (?:old|current) (?:system"
        r"|classifier)",
    ),
    cue(
        "prompting",
        "enough",
        r"(?:(?:already|currently|now) (?:[\w'-]+ ){0,4}(?:right|correct\w*|solved|accurate)|right"
        r"|correct) (?:[\w'-]+ ){0,3}(?:in |on |for )?(?:9[5-9](?:\.\d)? ?%|nearly all|almost all"
        r"|virtually all|almost every|nearly every) (?:[\w'-]+ ){0,3}(?:cases|time|times|answers|calls"
        r"|questions|tickets|them)|gets? (?:it |them )?(?:nearly|almost|virtually) (?:all|every\w*) "
        r"(?:[\w'-]+ ){0,4}(?:right|correct)|(?:nearly|almost) (?:always|never) (?:right|wrong)",
        away=r"but|need|needs|target|want|wants|must|should|fine-? ?tuned model|tuned|human|goal|require\w*|yet"
        r"|however|aim",
        unless=r"if",
    ),
)
