"""What amounts can count, as words around them: examples, evaluation cases, pairs to prefer, material."""

from __future__ import annotations

import re

from advisor.reading.vocabulary import EVAL_SET, ITEMS, LABELLED, MATERIAL

TOKENS_A_PAGE = 400
TOKENS_A_MEGABYTE = 250_000
LEAST_EACH = 100
"""Examples of each class that make enough whatever the number of classes; the sum of fewer depends on it."""

TOKENS: tuple[tuple[str, float], ...] = (
    (r"pages?", TOKENS_A_PAGE),
    (r"books?|textbooks?|novels?", 130_000),
    (r"manuals?|handbooks?", 20_000),
    (
        r"(?:documents?|docs|pdfs?|files|articles|policies|contracts|reports"
        r"|wordings|sheets|slides|rulings|protocols|opinions|judgments|agreements|standards|regulations|faqs|guides"
        r"|notes|procedures|sops|leases|specs|papers|entries)",
        1_000,
    ),
    (r"(?:gb|gigabytes?|tb|terabytes?)", 1_000 * TOKENS_A_MEGABYTE),
    (r"(?:mb|megabytes?)", TOKENS_A_MEGABYTE),
    (r"words", 1.3),
    (r"tokens", 1),
)
"""House estimates of tokens a piece: 500 pages make the 200,000 tokens at which a prompt stops holding everything."""

# A word is taken whole (`++`): a run of a hundred letters has only one way to be one word.
_GAP = (
    r"(?: ?(?!(?:and|or|with|from|into|in|to|for|each|per|every|a|users?"
    r"|people|staff|customers|hours?|minutes|days?|weeks?|months?|years?"
    r"|epochs?|steps|points?|is|are|we|i|they|but|that|which|who|classes"
    r"|categories|queues|times|page|on|as|than)\b)[\w'/&-]++){0,4}? ?"
)
JUDGED = (
    rf"(?:{LABELLED}|graded|audited|scored|marked|adjudicated|transcribed|rated|moderated|triaged|corrected|hand-\w+)"
)
_BY_PEOPLE = (
    rf"(?:{JUDGED}|rewritten|written|edited|checked|reviewed|answered|approved|decided|coded|kept|dropped|accepted"
    r"|rejected|picked|chosen)"
)
_EXAMPLES = (
    r"(?:examples|samples|\w+ (?:and|&) \w+ pairs|(?:question|input|prompt|instruction|query|source)s?(?: and |[-/ "
    r"&]+)(?:answer|output|completion|response|reply|target)s?(?: pairs)?|pairs|demonstrations|data "
    r"?points|annotations"
    r"|labels|(?:worked|solved|model) (?:solutions|problems|answers)|training (?:rows|records|instances|cases)"
    r"|instances|traces|trajector(?:y|ies)|(?:rows|records|lines|entries|items) of (?:instruction|training"
    r"|labell?ed|annotated) "
    rf"data|{JUDGED} (?:(?!the |an? |by |it |that )[\w-]+ ){{0,2}}?(?!(?:classes|queues|categories|by"
    r"|his|this|as)\b)\w+s"
    r"|条(?:标注|样本|数据|问答|语料)?|[筆笔](?: ?qa)?(?:资料|資料|数据)?|个?(?:样本|标注)|件の(?:例|データ))"
)
EXAMPLE_COUNT = re.compile(
    rf"(?:\+|ish)?{_GAP}(?P<noun>{_EXAMPLES})(?!\w* (?:per|for each|each"
    r"|a day|an hour|per day|a week))"
)
ITEM_COUNT = re.compile(
    rf"(?:\+|ish)?{_GAP}(?P<noun>{ITEMS}|rows|records|documents|articles"
    r"|stories|poems|posts|reports|ones|items|entries|lines)\b(?! (?:a|per|each|every|an|to)\b|/)"
)
EVAL_COUNT = re.compile(
    rf"(?:\+)?{_GAP}(?:(?:test|eval(?:uation)?|held-?out|validation|golden"
    r"|gold|benchmark) (?:\w+ )?(?:cases|examples|questions|items|samples"
    rf"|prompts|pairs|set)|(?:case|question|example|item|sample)s? {EVAL_SET})\b"
    r"|[条件筆笔个](?:的|の)?(?:测试|评估|验证|測試|評估|テスト|評価)"
)
EVAL_BEFORE = re.compile(
    r"\b(?:(?:blind|side-by-side|pilot|our|manual) (?:tests?|comparisons?|evaluations?|votes?|ratings?|reviews?)"
    r"|tests? (?:on"
    rf"|with)|{EVAL_SET})(?: (?:of|on|over|with|has|have|contains?|containing|holds?|is"
    r"|are|covers?|covering|made of))*(?: (?:about|around|roughly|only|just"
    r"|some|over|more than))*(?: ?[:(~] ?)? ?$"
)
ROW_COUNT = re.compile(rf"(?:\+|ish)?{_GAP}(?:rows|entries|items|records|lines|examples?|samples|{ITEMS})\b")
IN_A_SET = re.compile(
    r"\b(?:data ?sets?|training (?:set|data|file)|(?:fine-? ?tun\w+|finetun\w+|trained) (?:[\w.-]+ "
    r"){0,4}?(?:for|on|with)|data ?sets? (?:of|with|containing))\b"
)
EACH_CLASS = re.compile(
    rf"{_GAP}{_EXAMPLES} (?:per|for each|for every|in each|each) (?:\w+ )?(?:class|category|label"
    r"|entity|intent|type|topic|queue|code)(?:es|ies|s)?\b"
)
LABEL_BEFORE = re.compile(
    r"\b(?:labell?ed|training|annotated|coded|graded|audited|tagged) (?:examples|data|samples|[a-z]+s)(?: (?:is"
    r"|are|of|count|we have|exist|there|available))* ?[:(=]? ?(?:about |around |roughly )?$"
)
SIZE = tuple(
    (
        re.compile(
            rf"(?:\+|-)?{_GAP}(?:{noun})\b(?! (?:per|a day|each|every|a week|an hour|a month|a year|daily)\b"
            r"|/)"
        ),
        tokens,
    )
    for noun, tokens in TOKENS
)
ONE_SIZE = re.compile(
    r"\b(?:a|one|single|the|my|our|whole) (?:\w+ )?(?P<noun>book|textbook"
    r"|handbook|manual)\b(?! keeping)"
)
FITS = re.compile(
    r"\b(?:fits?|small enough to fit|can (?:all )?fit|fit)(?: \w+){0,2} (?:in"
    r"|into|inside) (?:the |a |one )?(?:\w+ )?(?:context|prompt)(?: window)?\b"
    r"|\b(?:few|couple of|handful of) pages\b|\b(?:provide|give|paste|put|send|include) (?:it|them"
    r"|everything|all of it|the whole thing) (?:all )?(?:as|in|into|to)"
    r" (?:the |a |one |its )?(?:context|prompt)\b"
)
BURSTS = re.compile(
    r"\b(?:too (?:big|large|long|much)|far more than|(?:does|will|wo|do)(?:n't"
    r"| not) fit) (?:\w+ ){0,3}(?:for|in|into|fits?) (?:the |a |one |any )?(?:\w+ )?(?:context"
    r"|prompt)\b"
)
COUNTABLE = re.compile(
    rf"\b(?:{_EXAMPLES}|{ITEMS}|{EVAL_SET}|stories|poems|entries|lines|rows|records|items|times|prompts|test"
    rf"|held-?out|decisions|judge?ments|verdicts|ratings|votes|{'|'.join(noun for noun, _ in TOKENS)})\b"
    r"|条|样本|标注|件の|example|sample"
)
UNLABELLED = re.compile(
    r"\b(?:unlabell?ed|untagged|unannotated|raw|few-?shot|in (?:the|our"
    r"|my) (?:\w+ )?prompts?|epochs?|a (?:day|week|month|year)|per (?:day"
    r"|hour|week|month|year|class|category|label|entity|intent)|daily|each (?:class"
    r"|category)|need|required?)\b"
)
HELD = re.compile(
    r"\b(?:have|has|hold|own|got|with|our|my|collected|kept|saved|there are"
    r"|past|old|previous|historical|only|in hand|wrote|written|on file|gathered|exported|sorted"
    r"|archived?|stored|pulled|saved)\b"
    r"|^[\W\d]*"
)
DONE = re.compile(
    rf"\b(?:{JUDGED}|past|historical|(?:tags|labels|codes|categories) (?:of|from|for)|resolved|closed"
    r"|solved|graded|scored|answered|processed|sorted|routed|triaged"
    r"|by hand|hand-\w+|(?:carry|carries|bear|bears|come with|include|includes) (?:the|a|an|their"
    r"|its) (?:[\w'-]+ ){0,2}"
    r"(?:category|label|decision|outcome|code|tag|grade|score|diagnosis)|(?:together )?with (?:the|their|its|a"
    r"|what) (?:[\w'-]+ ){0,2}(?:category|label"
    r"|answer|queue|tag|team"
    r"|department|code|outcome|decision|result|class|grade|score|diagnosis|priority|type|typed|keyed"
    r"|entered)(?:e?s)?)\b"
)
"""Words that tell that a task's items come with what was made of them."""
IN_A_PROMPT = re.compile(
    r"\bprompt(?:s|ed|ing)?\b.{0,40}\bwith (?:up to |about )?$"
    r"|\b(?:prompts?|prompting|few-?shot|context|zero-?shot|gpt\S*|claude|llama\S*|models?|llm|sonnet"
    r"|opus|gemini|mistral\S*|chat ?gpt) (?:\w+ )?(?:with|of|using|has|contains|had"
    r"|and) (?:about )?$"
)
PREFERENCE = re.compile(
    rf"{_GAP}(?:such (?:choices|preferences|comparisons)\b|pairs? (?:of|with) (?:\w+ "
    r"){0,3}?(?:preferred|better|chosen|good|winning)\b"
    r"|(?:preference|comparison|ranked|chosen[-/ ]rejected|a/b|dpo|human preference) (?:pairs?|judg\w+"
    r"|votes?|comparisons?|rankings?)\b)"
)
PREFERRED = re.compile(
    r"\b(?:picked|chose|preferred|choose|ranked|marked) (?:which|the (?:better|best|preferred)|answer "
    r"\w|one|a or b)\b.{0,40}$"
)
STOCK = re.compile(
    r"\b(?:have|got|kept|wrote|written|collected|own|saved|published|archived) "
    r"(?:about |around |roughly |over |only |some |maybe |like |nearly )*$"
)
NO_STOCK = re.compile(
    rf"{_GAP}(?:users?|people|staff|employees|customers|clients|subscribers|followers|readers|members"
    r"|offices|branches|shops"
    r"|pages|years|months|weeks|days|hours|minutes|languages|gpus?|servers|developers|engineers"
    r"|writers|editors|authors"
    r"|characters|brands|products|categories|classes|queues|topics|tokens|words|steps|epochs|kids|children|countries"
    r"|dollars|euros)\b"
)
ANY_PLURAL = re.compile(r" (?:[a-z'-]+ ){0,2}?[a-z-]{3,}s\b(?! (?:a|per|each|every) )")
"""What is held, beside a wish to write such things, of whatever kind; and what is held but never written."""
LABELS = re.compile(
    r"\b(?:labell?ed|annotated|tagged|coded|graded|rated|transcribed|sorted|corrected|rewritten|reviewed|checked"
    r"|approved|decided)\b"
)
DID_LABEL = re.compile(
    r"\b(?:have|has|had|(?:we|i|they)(?:'ve)?|already|\w+s) (?:\w+ )?(?:labell?ed|annotated|tagged|coded|graded"
    r"|rated|transcribed|sorted) "
    r"(?:about |around |roughly |some |over |nearly |up to )*$"
)
LEAST_STOCK = 20
"""Of what there is, people count at least so many; "two of them" are some of it."""
TO_LEARN = re.compile(
    rf"{_GAP}\w+s (?:(?:for (?:it|the model|a model) )?to (?:learn|train|tune|fine-? ?tune)(?: (?:from|on|with))?)\b"
)
DONE_BY = re.compile(
    rf"(?:{_GAP}\w+s(?: (?:to|from|of|about|for) (?:[\w-]+ )?[\w-]+)?| of (?:them|these|those)) (?:(?:were|are|was"
    rf"|had|have|been|got|all) )*{_BY_PEOPLE} by (?:our |its |the |their "
    r"|two |three |my |senior |trained )*\w+"
)
"""What people made or judged, which shows how it should be, beside any wish but one for answers."""
MADE = re.compile(r"\b(?:made|took|gave|recorded|logged|collected|kept) (?:about |around |over |some |roughly )*$")
DECISIONS = re.compile(rf"{_GAP}(?:decisions|judge?ments|verdicts|ratings|votes)\b")
OF_ITS_ANSWERS = re.compile(
    r" of (?:its|their|the model'?s|the teacher'?s) (?:[\w-]+ )?(?:answers|outputs"
    r"|completions|labels)\b"
)
WRITTEN_OUT = re.compile(
    r"\b(?:writes?|wrote|writing|outputs?|produces?|generates?|returns?|spits? out|limit of|limited to|window of"
    r"|cut (?:off )?(?:at|to)|(?:answers?|replies|repl(?:y|ies)|responds?|summar\w+) (?:in|with|of|to|into)) (?:about "
    r"|around |over |some |up to |roughly |only |just )*$"
)
"""What a model writes, and what fits its window, is no material."""
LABELLED_BY = re.compile(
    rf"{_GAP}\w+s (?:that |which )?(?:(?:we|our|two|three|the|a|\w+s) (?:[\w'-]+ ){{0,3}}?)?(?:have "
    r"|has |had |were |are |was )?"
    r"(?:already |been |all )?(?:(?:with|w/) (?:[\w'-]+ ){1,4}?(?:assigned|given|decided|set)"
    r"|annotated|labell?ed|tagged|coded|graded|transcribed|rated)\b(?! (?:a|per|each) )"
)
EACH_LABELLED = re.compile(
    r"\b(?:each|all|every one|both) (?:of (?:them|which) )?(?:is |are |was |were |has been |have been )?"
    rf"(?:{JUDGED}|{_BY_PEOPLE} (?:or \w+ )?by)\b"
)
OF_THEM = re.compile(r" of (?:them|these|those)\b")
NOT_MATERIAL = re.compile(r"\b(?:v?ram|gpus?|memory|disks?|logs?|recordings?|video|audio|models?|vram)\b")
NOUN = re.compile(rf"\b(?:{MATERIAL}|{ITEMS}|{_EXAMPLES})\b")
