"""Short words that mean a band only because its question was just asked."""

from __future__ import annotations

import re

from advisor.reading.cues import Cue, cue

YES_NO: dict[str, tuple[str, str]] = {
    "describable": ("easy", "hard"),
    "vendor_pitch": ("yes", "no"),
    "eval_set": ("20_plus", "under_20"),
    "label_quality": ("verified", "unverified"),
    "owner": ("named", "none"),
    "stability": ("stable", "changing"),
    "prompting": ("", "none"),
    "retrieval": ("", "none"),
    "labelled_examples": ("", "none"),
    "knowledge": ("", "none"),
    "access": ("", "open"),
    "failures_read": ("yes", "no"),
    "strong_model": ("works", "short"),
    "logs": ("kept", "none"),
    "skill": ("some", "none"),
    "budget": ("set", "none"),
    "grader": ("automatic", "none"),
    "cheap_model": ("", "untested"),
    "safety": ("yes", "no"),
    "personal_data": ("kept", "removed"),
    "teacher_terms": ("allowed", "forbidden"),
}
"""What a plain yes and a plain no mean, where they mean anything."""

ITEM_NAMES: dict[str, re.Pattern[str]] = {
    "eval_set": re.compile(r"\b(?:eval(?:uation)?s?(?: ?-?(?:sets?|cases))?|test ?sets?)\b"),
    "failures_read": re.compile(
        r"\b(?:error analysis|(?:reading |read |reviewed |50 )?(?:the |our )?failures?(?: (?:read|review(?:ed)?"
        r"|analysis|one by one))*)\b"
    ),
    "label_quality": re.compile(
        r"\b(?:(?:checked|verified|reviewed|good|clean) )?(?:examples|labels"
        r"|data)(?! (?:people|person|engineer|scien|team)\w*)(?: (?:checked|quality))?\b|\blabel quality\b"
    ),
}
"""How people name the items of a checklist in a bare list."""

REPLIES: tuple[Cue, ...] = (
    cue(
        "task",
        "answer",
        r"answers?|answering|q&a|questions|look(?:ing)? things up|knowledge"
        r"|^(?:(?:from )?our (?:own )?)?(?:documents|docs|data|facts)$",
    ),
    cue("task", "whole_text", r"summari[sz]\w*|summar(?:y|ies)|review(?:ing)?|compar\w+"),
    cue(
        "task",
        "draft",
        r"writing|write|writes|draft\w*|repl(?:y|ies)|^(?:the |our )?(?:e-?mails|letters|reports|posts)$",
    ),
    cue(
        "task",
        "transform",
        r"translat\w*|rewrit\w*|correct(?:s|ing|ions)?(?= (?:\w+ )?(?:texts?|grammar|spelling))|proofread\w*",
    ),
    cue("task", "sort", r"sort\w*|label\w*|classif\w*|tag\w*|rout(?:e|es|ing)|categori\w*|score|scoring"),
    cue("task", "extract", r"extract\w*|fields|names|entit(?:y|ies)|pull\w* out"),
    cue("task", "compute", r"sums?|arithmetic|calculat\w*|counts?|totals?|forecast\w*"),
    cue(
        "task",
        "act",
        r"tools?(?: calls?| calling| use)?|functions?(?: calls?| calling)?|apis?|act(?:ing)?|agents?"
        r"|book(?:s|ing)?|reserv(?:e|es|ing)|cancel(?:s|ling)?",
    ),
    cue("task", "reason", r"reason\w*|maths?|logic|hard problems?|problem[- ]solving|solv\w+|puzzles|diagnos\w+"),
    cue("task", "code", r"cod(?:e|ing)|sql|(?:write|writing) quer(?:y|ies)|scripts?"),
    cue("task", "converse", r"personas?|characters?|role ?-?play\w*|coach\w*|chat like"),
    cue("task", "search", r"find\w*|search\w*|match\w*|recommend\w*"),
    cue("task", "perceive", r"images?|photos?|pictures?|sound|audio|videos?|speech"),
    cue("task", "general", r"smarter|better (?:at|across) \w+|everything|nothing in particular|just better|be better"),
    cue("gap", "untried", r"nothing(?: yet| so far)?(?: tried)?$|not (?:tried|started)(?: yet)?|new idea|from scratch"),
    cue("gap", "facts", r"facts?|(?:makes?|making) (?:\w+ )?up|invent\w*|hallucinat\w*|outdated|does(?:n't| not) know"),
    cue("gap", "retrieval", r"wrong (?:passages?|documents?|chunks?|pages?)|search(?: results)?|retrieval"),
    cue(
        "gap",
        "manner",
        r"tone|style|voice|format\w*|json|xml|schema|template|manner|behaviou?r"
        r"|personality|structure|layout|sounds? (?:wrong|off|like)|instructions"
        r"|(?:not|\w+n't) (?:\w+ ){0,2}(?:tone|style|voice|format\w*|structure|instructions)"
        r"|stiff|bland|robotic|generic|wordy|long-winded|too (?:long|short|formal|informal)",
    ),
    cue(
        "gap",
        "accuracy",
        r"accura\w+|wrong(?:ly)?(?: too)? often|wrongly|incorrect\w*|mistakes|errors|gets? it wrong|not good enough"
        r"|(?:not|isn't|un) ?reliable|one in \w+",
    ),
    cue("gap", "calls", r"(?:wrong|invented|missing) (?:tools?|calls?|functions?)"),
    cue(
        "gap",
        "cost",
        r"^(?:it'?s )?(?:the |its )?(?:costs?|price|bill|money)$|too (?:expensive|dear|costly)"
        r"|costs? (?:us )?too much|cheap\w*",
    ),
    cue("gap", "speed", r"slow|speed|latency|fast\w*|seconds"),
    cue(
        "gap",
        "place",
        r"offline|on[- ]prem\w*|on our (?:own )?(?:machines|servers)|devices?|phones?|small(?:er)? models?",
    ),
    cue(
        "gap",
        "exactness",
        r"exact(?:ness)?|explainab\w+|audit\w*|repeat\w*|determinis\w+|same (?:answer )?every time"
        r"|(?:differ\w*|var(?:y|ies)) (?:each|every) time",
    ),
    cue("gap", "language", r"dialects?|(?:our|rare|foreign|know\w* the) languages?|notation"),
    cue(
        "gap", "enough", r"(?:it )?works (?:well|fine)(?: enough)?$|good enough|nothing falls short|it(?:'s| is) fine$"
    ),
    cue(
        "knowledge",
        "documents",
        r"documents?|docs|records|(?:web)?site|wiki|manuals?|policies|pdfs?"
        r"|files|confluence|sharepoint|handbook|knowledge base|catalog(?:ue)?",
    ),
    cue(
        "knowledge",
        "live",
        r"live|real[- ]time|databases?|apis?|systems?|crm|erp|orders?|actions?"
        r"|act|bookings?|inventory",
    ),
    cue(
        "knowledge",
        "none",
        r"nothing|general (?:knowledge )?only|none(?: at all)?|just general knowledge"
        r"|no (?:special |extra |own )?(?:knowledge|facts)",
    ),
    cue(
        "volatility",
        "static",
        r"hardly(?: ever)?|never|rarely|seldom|almost never|static|yearly|annually"
        r"|once a year|(?:does|do)(?:n't| not) change|every (?:few )?years?"
        r"|not (?:often|much|really|very often)",
    ),
    cue(
        "volatility",
        "monthly",
        r"months?|monthly|every (?:few|couple of) (?:weeks|months)|quarterly"
        r"|every quarter|fortnightly|now and then",
    ),
    cue(
        "volatility",
        "weekly",
        r"weeks?|weekly|days?|daily|every day|hourly|hours?|constantly|all the time|continuously|often",
    ),
    cue(
        "volatility",
        "constant",
        r"minutes?|minute by minute|real[- ]time|seconds?|live"
        r"|(?:by|for|per) (?:each |every )?(?:person|customer|user)",
    ),
    cue(
        "corpus_size",
        "small",
        r"(?:up to|under|less than|fewer than|below) (?:about )?(?:500|five hundred)(?: pages)?"
        r"|small|not much|very little|a few pages|fits (?:in )?(?:a|the) prompt",
    ),
    cue(
        "corpus_size",
        "large",
        r"(?:more than|over|above) (?:that|(?:about )?(?:500|five hundred)(?: pages)?)"
        r"|a lot|lots|large|huge|much more|way more|more|heaps|thousands|massive",
    ),
    cue("access", "citations", r"cit(?:e|es|ed|ation|ations)|sources?|references?"),
    cue(
        "access",
        "permissions",
        r"permissions?|different (?:things|people)|access(?: control| rights)?"
        r"|confidential\w*|roles?|restricted",
    ),
    cue("access", "permissions", r"both"),
    cue("access", "open", r"neither|none|nothing|no need|not needed|everyone sees everything|open|no to both"),
    cue(
        "describable",
        "easy",
        r"easily|easy|in a few sentences|(?:i|we) (?:can|could)|simple|straightforward"
        r"|probably|a few rules",
    ),
    cue(
        "describable",
        "hard",
        r"hard(?:ly)?|difficult|know it when|impossible|tricky|not really|not easily"
        r"|no way|cannot|can't|couldn't",
    ),
    cue(
        "prompting",
        "none",
        r"not yet|not at all|nothing(?: yet)?|none|never|haven't(?: \w+)?|not tried"
        r"|not far|nowhere",
    ),
    cue(
        "prompting",
        "basic",
        r"a (?:few|couple|little|bit)(?: of)?(?: prompts| tries)?|basic\w*|some prompts"
        r"|simple prompts?|quick try|a bit|briefly|first try",
    ),
    cue(
        "prompting",
        "short",
        r"(?:properly|hard|thoroughly|extensively|a lot|weeks|months|far)\b.{0,40}\b(?:short"
        r"|not (?:good )?enough|stuck|fails?|falls? short)|falls? short|still short"
        r"|stuck",
    ),
    cue("prompting", "enough", r"does the job|works (?:well|fine|great)|good enough|it works|does it"),
    cue("retrieval", "none", r"not yet|not at all|nothing(?: yet)?|none|never|haven't(?: \w+)?|not tried|nowhere"),
    cue("retrieval", "basic", r"first version|basic\w*|prototype|simple|a (?:bit|little)|poc|pilot|quick try|demo"),
    cue("retrieval", "tuned", r"tuned|finds the right"),
    cue(
        "labelled_examples", "none", r"none(?: yet| at all)?|nothing(?: yet)?|zero|not (?:yet|any)|haven't (?:got )?any"
    ),
    cue(
        "labelled_examples",
        "under_100",
        r"a (?:few|handful|couple)|hardly any|not many|very few|only a few|some dozens"
        r"|dozens",
    ),
    cue("volume", "under_1k", r"very few|hardly any|not many|a (?:few|handful)(?: dozen)?|low|tiny|dozens"),
    cue(
        "provider",
        "any",
        r"any(?:where| provider| of them)?|no preference|(?:does|do)(?:n't| not) (?:matter"
        r"|mind|care)|wherever|whatever|open to anything|flexible",
    ),
    cue(
        "provider",
        "cloud",
        r"(?:azure|aws|amazon|bedrock|vertex|google cloud|gcp|foundry|sagemaker)(?: \w+)?"
        r"|(?:the )?cloud|our cloud",
    ),
    cue("provider", "openai", r"(?<!azure )(?:openai|open ai)(?: only)?"),
    cue("provider", "closed", r"anthropic|claude|cohere|gemini api|ai studio"),
    cue(
        "provider",
        "open_weights",
        r"open[- ](?:models?|source|weights?)|self-?host\w*|on-?prem\w*|our own (?:servers?"
        r"|hardware|machines|gpus?)|llama|qwen|local(?:ly)?|in-?house|we host",
    ),
    cue(
        "vendor_pitch",
        "yes",
        r"(?:a|the|one|our) (?:vendor|consultant|agency|supplier|partner)(?: is"
        r"| did| has)?|they (?:are|did)",
    ),
    cue("vendor_pitch", "no", r"nobody|no[- ]?one|no vendor|in-?house idea|our own idea|just us"),
    cue(
        "cheap_model",
        "untested",
        r"not yet|untested|not tested|haven't(?: \w+)?|never|not tried|nothing(?: yet)?|didn't(?: \w+)?",
    ),
    cue(
        "cheap_model",
        "short",
        r"(?:it )?(?:falls?|fell) short|worse|not good enough|fail(?:s|ed)?|not as good|too weak|poor\w*"
        r"|(?:quality|accuracy) drop\w*"
        r"|bad(?:ly)?|doesn't (?:work|pass|cut it)|tested,? (?:and |but )?(?:it )?(?:fails|not)",
    ),
    cue(
        "cheap_model",
        "passes",
        r"pass(?:es|ed)?|fine|works(?: well| fine)?|good enough|does the job|just as (?:good|well)|as good",
    ),
    cue(
        "grader",
        "automatic",
        r"by code|code|automatic\w*|tests?|unit tests?|scripts?|rubric|compil\w+|answer key"
        r"|programmatic\w*|checker|experts agree"
        r"|exact match|simulator",
    ),
    cue(
        "grader",
        "none",
        r"not by any|by (?:eye|hand|feel|gut)|manual\w*|taste|no (?:fixed )?(?:way|means|check)"
        r"|subjective\w*|opinions?|gut"
        r"|people read|somebody reads|we read|nothing fixed|humans? judges?",
    ),
    cue("latency", "relaxed", r"seconds?|relaxed|no hurry|not urgent|half a second or more"),
    cue("skill", "some", r"we (?:do|have)|(?:ml|data) (?:team|people|engineers?|scientists?)"),
    cue("budget", "set", r"we (?:do|have)|approved|there is|set aside"),
    cue("budget", "none", r"not approved|not yet|nothing|no money"),
    cue("eval_set", "20_plus", r"we (?:do|have)|have one"),
    cue("owner", "named", r"we (?:do|have)|have one"),
)
