"""Wishes for a manner, and whether it can be put into words."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import FORM, TASK
from advisor.reading.vocabulary import LANGUAGE

_WRITE = (
    r"(?:summari[sz]e|summari[sz]es|write|writes|writing|written|reply|replies|replying|respond"
    r"|responds|responding|responses?|answer|answers|answering|speak|speaks|talk|talks|output|outputs"
    r"|draft|drafts|sound|sounds|summaries|letters|e-?mails|text|texts|say|says|converse|chat|chats)"
)
_WRITES = (
    r"(?:write|writes|writing|wrote|draft|drafts|drafting|compose|composes|composing|generate"
    r"|generates|generating|produce|produces|producing|create|creates|creating|rewrite|rewrites"
    r"|rewriting|polish|polishes)"
)
_TEXTS = (
    r"(?:letters?|e-?mails|replies|tales?|newsletter|biograph(?:y|ies)|rationales?|stor(?:y|ies)"
    r"|fiction|poems?|poetry|novels?|copy|slogans|headlines"
    r"|newsletters|descriptions|speech(?:es)?|blog ?posts?|scripts?|summaries|lyrics|captions|posts"
    r"|articles|reviews|jokes|dialogues?|essays|obituaries|proposals|sermons|recipes|menus|columns"
    r"|bios|tweets|ads|adverts|press releases|reports|texts?|songs?|ones)"
)
_SORTED = r"classif\w+|detect\w*|sentiment|categor\w+|labell\w+|label (?:each|them|the)"
_SPEAKER = r"(?:models?|bots?|chat ?bots?|assistants?|it|they|llms?|ai)"
_SPEAKS = r"(?:gives?|says?|said|keep|keeps|stay|stays|refuse|avoid|must|never|produces?|stop|prevent|answers?)"
_NEVER_LIKE = r"style (?:transfer|gan)|free[- ]?style|life-?style|voice (?:mail|bot|call|assistant|recognition|based)"


def _easy(pattern: str, *, near: str | tuple[str, ...] = ()) -> tuple[Cue, Cue]:
    """A rule of form that a sentence can state."""
    return (
        cue("goal", "behaviour", pattern, rank=FORM, wish=True, near=near),
        cue("describable", "easy", pattern, wish=True, near=near),
    )


def _hard(pattern: str, *, near: str | tuple[str, ...] = (), unless: str = "") -> tuple[Cue, Cue]:
    """A manner that is easier to show than to state."""
    besides = "|".join(filter(None, (_SORTED, _NEVER_LIKE, unless)))
    return (
        cue("goal", "behaviour", pattern, rank=TASK, wish=True, unless=besides, near=near),
        cue("describable", "hard", pattern, wish=True, unless=besides, near=near),
    )


BEHAVIOUR: tuple[Cue, ...] = (
    *_easy(
        rf"{_WRITE} (?:.{{0,25}} )?in {LANGUAGE}|in {LANGUAGE} only|(?:only|always) (?:in )?{LANGUAGE}"
        rf"|{LANGUAGE} (?:replies|answers|responses|spelling)"
    ),
    *_easy(
        r"bullet (?:points?|lists?)|plain (?:paragraphs?|prose)|(?:want|wants|need|needs|expect|expects|prefer|prefers"
        r") (?:only |just |exactly |at most )?(?:\d{1,3}|one|two|three|four|five|six|ten|a few) (?:short |plain )?"
        r"(?:sentences?|paragraphs?|words)(?: (?:each|long|at most))?|(?:must|should|has to|needs to) (?:never"
        r"|always|not) (?:mention|end|start|begin"
        r"|use|say|include|address|greet|sign|promise|recommend)|(?:keep|keeps) (?:it|them|answers|replies"
        r"|things) (?:short|brief|simple|concise"
        r"|under \w+ \w+)|(?:at most|under|no more than|up to|maximum|max|within) \w+ (?:words|sentences"
        r"|characters|lines)(?: long| each)?"
    ),
    *_easy(
        r"(?:more|less|very|always|consistently|too|be|is|sound|sounds|sounding|so|stay|stays) (?:and )?(?:polite"
        r"|politely|formal|informal|concise|brief|verbose|chatty|friendly|terse|wordy|long-winded|wordy"
        r"|curt|rude|cheerful|apologetic)|(?:polite|formal|friendly|professional|neutral|warm|informal"
        r"|casual|respectful) (?:tone|replies|manner|register|language|answers)|(?:shorter|briefer"
        r"|longer) (?:answers|replies|responses|summaries)|(?:no|without|stop using|never use) (?:emojis?"
        r"|slang|exclamation marks)"
    ),
    *_hard(
        r"(?:our|my|their|his|her|company|own|an author's|the author's) (?:own )?(?:brand |house "
        r"|editorial |writing |company |distinctive |unique |authorial |personal |particular )*(?:voice"
        r"|style|tone|humou?r|wit|short-?hand|diction|turns? of phrase)|(?:brand|house|editorial|writing|literary"
        r"|narrative) (?:voice|style|tone)|in the "
        r"(?:style|voice|manner) of|(?:imitate|imitates|mimic|mimics|copy|emulate|clone|recreate|capture) "
        r"(?:the way|the style|the voice|the tone|his|her|my|our|their)"
        r"|in (?:the )?same (?:manner|style|tone|voice)|(?:cheeky|dry|witty|brand'?s?|our) (?:\w+ "
        r")?(?:humou?r|wit|charm|irony)|tone of voice|(?:same|peculiar|particular|distinctive|certain"
        r"|specific"
        r"|ironic|dry|witty) (?:writing )?(?:style|voice|tone)"
    ),
    *_hard(
        r"(?:write|writes|writing|sound|sounds|sounding|talk|talks|reply|replies|draft|drafts|speak|speaks"
        r"|answers?|respond|responds|phrase|phrases) (?:[\w'-]+ ){0,3}(?:like|the way|as if|just as) "
        r"(?:our|my|a|an|the|we|i|one of|us|me|he|she|him|her|his|pirates?|people)"
    ),
    *_easy(
        r"shorten (?:the |its |our |all )?(?:[\w-]+ )?(?:answers|replies|summaries|outputs?|texts|responses)"
        r"|(?:must|should|has to|needs"
        r" to|may|to) (?:always |never |not )?(?:sign off|swear|apologi[sz]e|joke|flirt|greet \w+|close with|open with)"
        r"|(?:must|should|has to|needs to|to) (?:stop|avoid|quit) (?:apologi[sz]ing|repeating|adding|saying|using"
        r"|starting|ending"
        r"|greeting|thanking|writing|mentioning)"
    ),
    *_hard(
        r"(?:cheeky|quirky|playful|sardonic|wry|dry|warm|deadpan|irreverent) (?:tone|voice|style)|the (?:form"
        r"|manner|fashion|way) "
        r"(?:that |in which )?(?:our|my) [\w-]+ (?:have|has|do|does|use|uses|always|write|writes|put)"
    ),
    *_hard(
        r"(?:feedback|answers?|repl(?:y|ies)|advice|letters?|respond|responds|write|writes|written|speak"
        r"|explain|explains|phrase|do it) "
        r"(?:[\w'-]+ ){0,3}?(?:just |exactly )?the way (?:our|my|the|we|he|she|i|they)"
    ),
    cue(
        "goal",
        "behaviour",
        r"(?:model|assistant|bot|it|chat ?bot|llm) (?:to )?stops? [\w-]+ing|stop (?:the|our|my) "
        r"(?:[\w'-]+ )?(?:model|assistant|bot|chat ?bot) (?:from )?[\w-]+ing",
        rank=FORM,
        wish=True,
        unless=r"stops? (?:hallucinat|invent|mak|work|respond|generat|call|forget|train)\w*",
    ),
    *_hard(
        r"(?:sounds?|reads?|feels?|comes? across|comes? out) (?:[\w'-]+ ){0,2}(?:robotic|generic|bland"
        r"|wooden|stilted|stiff|cold|awkward|dull|boring|cheesy|fake|artificial|unnatural|flat|soulless"
        r"|corporate|lifeless|like (?:every|any) (?:other )?\w+|like (?:a )?(?:robot|machine|ai|chat "
        r"?gpt))|(?:never|not|\w+n't) (?:quite "
        r"|really )?sounds? like|(?:is|are|does|do|was)(?:n'?t| not) (?:quite |really |yet )?(?:our|my|her|his"
        r"|their) (?:own )?"
        r"(?:voice|style|tone|humou?r|wit)|(?:feel|feels|sound|sounds|seem|seems|read|reads|be|become|more) (?:more "
        r"|very |really |truly |genuinely )?(?:human|natural|flirty|witty|funny|playful|authentic|like "
        r"(?:a )?(?:real )?(?:human|person)|empathetic|charming)|(?:has|have|got|with) no (?:soul"
        r"|character|personality|warmth|charm|wit|humou?r|life)|lacks? (?:\w+ )?(?:soul|character"
        r"|personality|warmth|charm|wit|humou?r|life)"
    ),
    *_hard(
        r"(?:characters?|personas?|npcs?|personalit(?:y|ies)|role-?play\w*|in character)",
        near=r"talk\w*|speak\w*|sound\w*|stay\w*|voice|act\w*|game|own|consistent\w*",
    ),
    cue(
        "goal",
        "behaviour",
        rf"{_WRITES} (?:[\w'-]+ ){{0,4}}?{_TEXTS}|(?:fiction|story|poetry|copy|speech|lyrics|script) (?:writer"
        r"|writing|generator)|creative writing|copywriting|ghost-?writ\w+",
        rank=TASK,
        wish=True,
        unless=r"sql|code|unit tests?|label\w*|classif\w+|(?:training|synthetic|labell?ed) (?:data|examples)|in "
        r"the past|we wrote|i wrote",
    ),
    cue(
        "goal",
        "behaviour",
        r"(?:the|right|wrong|its|consistent|different|better|correct) (?:tone|style|persona|personality"
        r"|voice|manner)|(?:tone|style|persona) (?:is|of|and|or|matters)",
        rank=TASK,
        wish=True,
        unless=rf"{_SORTED}|analy[sz]\w+|voice (?:mail|call|bot)",
    ),
    cue(
        "goal",
        "behaviour",
        rf"{_WRITES} (?:[\w'-]+ ){{0,4}}?(?:in |into |valid |correct )?(?:our|an?|my) (?:own |in-house |internal "
        rf"|home-?grown "
        r"|proprietary |custom |private |small |little |house )*(?:[\w-]+ )?(?:languages?|dsl|dialect|notation|syntax)",
        rank=TASK,
        wish=True,
        unless=r"language models?|natural language|sql",
    ),
    cue(
        "goal",
        "behaviour",
        r"translat(?:e|es|ing|ion|ions|or)",
        rank=TASK,
        wish=True,
        near=rf"{LANGUAGE}|languages?|terminology|segments?|patents?|manuals|subtitles?|localis\w+|localiz\w+",
        unless=r"in translation|lost in",
    ),
    cue(
        "output",
        "translation",
        r"translat(?:e|es|ing|ion|ions|or)",
        wish=True,
        near=rf"(?:in|into|to|from|between) {LANGUAGE}|terminology|segments?|subtitles?|translation (?:memor\w+"
        r"|model|engine|agency|bureau)",
        unless=r"translat\w+ (?:this|it) (?:in)?to (?:a |money|business|practice)",
    ),
    cue(
        "goal",
        "behaviour",
        r"(?:safety|content|conduct|compliance) (?:polic\w+|rules|guidelines|guardrails)|guard-?rails?"
        r"|within (?:our )?(?:safety )?policy|(?:harmful|unsafe|dangerous|offensive|inappropriate|toxic"
        r"|biased) (?:[\w'-]+ )?(?:answers?|replies|responses|content|advice|outputs?)",
        near=(_SPEAKER, _SPEAKS),
        rank=TASK,
        wish=True,
        unless=rf"{_SORTED}|moderat\w+|filter\w*",
    ),
)

DESCRIBABLE: tuple[Cue, ...] = (
    cue(
        "describable",
        "hard",
        r"(?:hard|difficult|impossible|tricky|tough) to (?:describe|explain|say|put into words|put in "
        r"words|pin down|articulate|specify|define)|(?:know|notice|recogni[sz]e|feel) it when (?:you|we|i"
        r"|they) (?:see|read|hear)(?: it)?|easier to show|(?:tacit|unwritten) (?:rules|knowledge|style)"
        r"|(?:matter|question) of taste|(?:takes|need|needs) (?:\w+ ){0,3}(?:years|months) to "
        r"(?:learn|master|pick up)",
        rank=2,
        wish=True,
    ),
    cue(
        "describable",
        "easy",
        r"easy to (?:describe|explain|put into words|specify)|(?:describe|explain|say|state|put|said"
        r"|explained|described) (?:[\w'-]+ ){0,4}in (?:a few|a couple of|two|three|one|a|several) "
        r"(?:short |plain )?(?:sentences?|rules|lines|words|paragraph)|(?:clear|simple|written) (?:rules"
        r"|style guide)",
        denied="hard",
        rank=2,
        unless=r"no style guide",
    ),
    cue(
        "describable",
        "hard",
        r"(?:ca|could)n'?t be (?:explained|described|put into words|written down|pinned down)|cannot be "
        r"(?:explained|described|put into words|written down|pinned down)|you (?:just )?feel it|(?:ca"
        r"|could)n'?t (?:really |quite )?(?:describe|explain|put|articulate|say) (?:it|what)|cannot "
        r"(?:really |quite )?(?:describe|explain|put|articulate) (?:it|what)",
        rank=2,
        wish=True,
    ),
)
