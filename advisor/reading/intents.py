"""What the sender wants beyond telling facts: whole-message commands, and what is no business of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.heard import Intent
from advisor.reading.clauses import Passage
from advisor.reading.further import further
from advisor.slots import SLOTS


@dataclass(frozen=True, slots=True)
class Command:
    """Words that, as the whole message, are a command."""

    intent: Intent
    pattern: re.Pattern[str]


def _command(intent: Intent, pattern: str) -> Command:
    return Command(intent, re.compile(pattern))


_DUNNO = (
    r"(?:(?:i'?m |i am |we'?re |we are )?(?:really |honestly |still |just )?(?:not (?:really "
    r"|quite |entirely |too |at all |100% )?(?:sure|certain)|unsure|undecided)"
    r"|(?:i |we )?(?:really |honestly |just )?(?:don'?t|do not|dunno|wouldn'?t) ?(?:really "
    r"|actually |yet |quite )?(?:know|have a clue)?|no (?:idea|clue)|(?:i "
    r"|we )?(?:have no|haven'?t a|haven'?t got a) (?:idea|clue)"
    r"|hard to say|can'?t say|cannot say|couldn'?t say|who knows|unknown"
    r"|skip|pass|idk|dunno|beats me|no opinion|(?:i |we )?(?:couldn'?t|can'?t) tell(?: you)?)"
)
COMMANDS: tuple[Command, ...] = (
    _command(
        Intent.HELP,
        r"help(?: me| please)?|what can you do|how does this work|how do(?:es)? (?:i"
        r"|this|it) (?:use (?:this|you)|work)|who are you|what are you|commands"
        r"|menu",
    ),
    _command(
        Intent.HELP,
        r"(?:(?:hi|hello|hey|hiya|howdy|g'?day|yo|greetings|good (?:morning"
        r"|afternoon|evening|day))(?: (?:there|mate|all|team|everyone|bot|advisor))?)?(?: ?how (?:are "
        r"you|is it going|'?s it going|are things|do you do)(?: (?:today|going"
        r"|doing))?| ?what'?s up)?",
    ),
    _command(
        Intent.WHY,
        r"(?:but |and )?why(?: not| so| is that| that| this)?|why (?:do|are"
        r"|did|would) you (?:ask|asking|need|want|say|recommend)(?: (?:that"
        r"|this|to know|me|for|it|so|for that))*|how come|what for|why (?:this"
        r"|that|the) (?:verdict|question|answer|advice)|(?:explain|justify) (?:yourself"
        r"|that|this|why|the verdict|your (?:answer|verdict|reasoning))|what'?s (?:the"
        r"|your) reason(?:ing)?",
    ),
    _command(
        Intent.UNDERSTOOD,
        r"what you know|what (?:do|did|have) you (?:know|understand|understood|heard?|got"
        r"|gathered|learned|remember)(?: (?:about (?:us|me)|of (?:us|me|it)"
        r"|so far|from (?:us|me)|till now))*|(?:a |the )?(?:summary|recap|overview)(?: of (?:my"
        r"|our|the) (?:facts|answers|situation))?|(?:my |our |the |show |list "
        r"|show me )*(?:the |my |our )?facts(?: so far)?|what have (?:i|we) (?:told you"
        r"|said)(?: so far)?|recap(?: please)?|summari[sz]e (?:my|our|the) (?:facts"
        r"|answers)",
    ),
    _command(
        Intent.COST,
        r"(?:the )?costs?|what (?:it|this|that|they) costs?|pric(?:e|es|ing)|show (?:me )?(?:the )?costs?"
        r"|what about costs?"
        r"|(?:and |so )?(?:how much|what) (?:does|would|will|do) (?:it|that|this|they) cost"
        r"(?: (?:us|me|(?:a|per) month))*"
        r"|how (?:much|expensive) (?:is|would) (?:it|that|this)(?: be)?",
    ),
    _command(
        Intent.CHANGES,
        r"what (?:would|could|might|can) change (?:it|that|this|(?:the|your) (?:verdict|answer|advice|mind))"
        r"|what (?:would|needs? to|has to) (?:need to )?(?:be different|change)(?: for (?:that|this|a yes))?",
    ),
    _command(
        Intent.FORGET,
        r"(?:please |can you |could you )?(?:forget|delete|erase|remove) (?:about )?"
        r"(?:me|my data|all my data|(?:everything|all|anything|what) (?:that )?(?:you know |you have |you've got )?"
        r"(?:about|of|on) me)",
    ),
    _command(
        Intent.HELPED,
        r"(?:(?:yes|thanks|thank you|great|cool|perfect) )*(?:that|this|it|you)(?:'s| has| was| is| really)* "
        r"(?:really |very |so |quite )?(?:helped|helpful|useful)(?: (?:me|us|a lot|heaps))*|(?:very |really )?helpful",
    ),
    _command(
        Intent.NOT_HELPED,
        r"(?:(?:no|sorry|thanks) )*(?:that|this|it|you)(?: (?:did not|didn'?t|does not|doesn'?t|hasn'?t) (?:really )?"
        r"help(?:ed)?|(?: is| was|'s) (?:no help|not (?:very |really |that )?(?:helpful|useful)|unhelpful|useless)"
        r"| (?:isn'?t|wasn'?t) (?:very |really |that )?(?:helpful|useful))(?: (?:me|us|at all|much|a lot))*"
        r"|not (?:very |really |that )?(?:helpful|useful)|unhelpful",
    ),
    _command(
        Intent.THANKS,
        r"(?:ok |okay |great |perfect |cool |nice |brilliant )*(?:many )?(?:thanks|thank you|thankyou|cheers|ta|thx)"
        r"(?: (?:a lot|so much|very much|heaps|mate|again|for (?:that|this|your help|the help)|that helps"
        r"|that's (?:helpful|great|all)))*",
    ),
    _command(
        Intent.FAREWELL,
        r"(?:(?:ok|okay|right|well|thanks|thank you|cheers|all right|alright|great|cool) )*(?:(?:good ?)?bye(?: ?bye)?"
        r"|see (?:you|ya)|cya|so long|farewell|good night|talk (?:soon|later)|catch you later"
        r"|(?:i'?ve|i have|i) (?:got )?(?:to|gotta|must) (?:go|run|leave)(?: now)?|gotta (?:go|run)"
        r"|that(?:'s| is| will be|'ll be) all(?: for (?:now|today))?|(?:i'?m|we'?re|i am|we are) done for (?:now|today)"
        r"|have a (?:good|nice|great) (?:day|one|evening|weekend))"
        r"(?: (?:for now|then|now|later|soon|tomorrow|again|and thanks|and thank you|mate|everyone|all))*",
    ),
    _command(
        Intent.CHOICES,
        r"(?:(?:show|give|list|what are|what were) )?(?:me )?(?:the |my |your |those )?choices(?: (?:again|please))*"
        r"|(?:please )?(?:ask|put) (?:it |that |me |the question )*again(?: please)?"
        r"|(?:please )?repeat (?:the|your|that) question|what was (?:the|your) question(?: again)?",
    ),
    _command(
        Intent.SHARE,
        r"share(?: (?:it|this|that|the verdict))?(?: (?:here|with (?:everyone|everybody|the channel|the team)))?",
    ),
    _command(
        Intent.START_OVER,
        r"(?:let'?s |please |can we |i want to )?(?:start (?:over|again|afresh"
        r"|anew|from scratch)|re-?start|reset|begin again|new|clear|new (?:question"
        r"|case|enquiry|conversation|session)|from the (?:top|beginning)|forget (?:everything"
        r"|all (?:of )?that|it all)|scratch (?:all )?that)(?: please| now)?",
    ),
    _command(
        Intent.UNSURE,
        rf"{_DUNNO}(?: (?:about|of|on) (?:that|this|it)| (?:that|this|it)| (?:one"
        r"|yet|sorry|really|honestly|at the moment|right now|tbh|at all|to be honest))*",
    ),
)
_UNSURE_START = re.compile(
    r"^(?:well |hmm+ |um+ |sorry |oh |honestly |to be honest )*(?:i'?m "
    r"|i am |we'?re |we are )?(?:really |honestly |still )?(?:not (?:really "
    r"|quite |entirely |too )?(?:sure|certain)|unsure|no (?:idea|clue)"
    r"|(?:i |we )?(?:really |honestly |just )?(?:don'?t|do not) (?:really "
    r"|actually |yet )?know(?! (?:it|them|us|our))|dunno|hard to say)\b"
)

_TOPIC = re.compile(
    r"\b(?:fine-? ?tun\w*|finetun\w*|train\w*|retrain\w*|lora|qlora|sft"
    r"|dpo|rlhf|rag|retrieval|prompt(?:s|ing|ed)?|few-?shot|llms?|gpt\S*"
    r"|chat ?gpt|openai|claude|llama\S*"
    r"|mistral|gemini|qwen\S*|models?|ai|a\.i|machine learning|ml|chat ?bots?"
    r"|bots?|assistants?|copilot|embeddings?|vectors?|knowledge base|data ?sets?"
    r"|labell?ed|labels?"
    r"|examples?|evals?|evaluation|tokens|inference|classif\w+|distil\w*"
    r"|tickets?|documents?|queues?|citations?|requests a day|volume|vendors?)\b"
    r"|微调|模型|ファイン|学習"
)
_INJECTION = re.compile(
    r"\b(?:(?:ignore|disregard|forget|override|bypass|skip) (?:\w+ ){0,4}(?:instructions?"
    r"|rules?|prompts?|guidelines|guardrails|directions|polic(?:y|ies))\b"
    r"|(?:obey|comply with) (?:what|it|me|the following)\b|stay in character|safety layer"
    r"|your (?:system prompt|filters|restrictions|refusal policy|content policy)\b"
    r"|(?:repeat|reveal|print|show|tell|output|leak|what (?:is|are|were)"
    r"|give) (?:\w+ ){0,3}(?:system prompt|initiali[sz]ation prompt|hidden (?:instructions?"
    r"|prompt|rules)|initial (?:prompt|instructions?)|secret instructions)"
    r"|(?:new|updated|highest)(?: \w+)? (?:priority )?(?:instructions?|directives?):?"
    r"|you are now (?:an?|in|the)|(?:pretend|act as if) (?:to be |you are "
    r"|you're |you have no )|(?:developer|god|admin|dan|debug) mode|jailbreak"
    r"|(?:the user|i am|i'm) (?:is )?(?:now )?the (?:system )?(?:administrator"
    r"|admin|developer of you)|from now on (?:you|only|always|answer|say)"
    r"|(?:only|always) (?:ever )?(?:answer|say|reply|respond) (?:with )?[\"']?(?:yes|fine-?tun\w*|approved))"
)
_ELSEWHERE = re.compile(
    r"(?:^|\b(?:please|you|and|then) )(?:calculate|compute|multiply|divide"
    r"|add up|solve|debug|fix (?:this|my)|translate (?:this|the following"
    r"|into|to|[\"'])|write (?:me |us )an? (?:[\w-]+ ){1,2}?(?:poem|song|haiku|joke|story|limerick|essay)"
    r"|write (?:me |us )?an? (?:poem|song|haiku|joke|story"
    r"|limerick|essay|letter to|email to)"
    r"|tell (?:me|us) (?:a|an|another) (?:joke|story|riddle)|sing|recommend (?:a"
    r"|me) (?:film|movie|restaurant|book|hotel)|book (?:me|us) )\b"
    r"|\b(?:capital (?:city )?of|recipes? for|how (?:do|to|can) (?:i|we"
    r"|you)? ?(?:cook|bake|boil)|weather (?:in|like|today|tomorrow|forecast)"
    r"|who (?:won|wrote|invented|painted|is the president|discovered)|population of"
    r"|what(?:'s| is) the time|what time is it"
    r"|what day is it|debug (?:this|my|the)|meaning of life|my horoscope|(?:football|cricket) (?:score|result)s?"
    r"|lottery numbers|square root|your (?:favourite|favorite)|are you (?:human"
    r"|real|sentient|conscious)|(?:sql|python|javascript|regex|bash|java"
    r"|css|html) (?:query|code|script|function|error|bug)"
    r"|(?:type|syntax|reference|value|key|attribute|index|name|import)error|stack ?trace|null ?pointer\w*|seg-?fault"
    r"|how (?:far|tall|old|long|high) is (?:the|it to)|distance (?:from"
    r"|between|to))\b|[0-9] ?(?:times|plus|minus|divided by|multiplied by"
    r"|[*x×÷+/^]) ?[0-9]+ ?=?(?:\s|$)"
)


def command(text: str) -> Intent | None:
    """The command that the whole of folded `text` is, or None."""
    words = " ".join(re.sub(r"[^\w'%-]+", " ", text).split())
    if not words:
        return Intent.HELP if text.strip() == "?" else Intent.EMPTY
    words = re.sub(r"^(?:please|ok|okay|so|well|sorry|hmm+) (?=\w)|(?<=\w) (?:please|thanks|thank you)$", "", words)
    return next((row.intent for row in COMMANDS if row.pattern.fullmatch(words)), None) or further(words)


_CHANGE = re.compile(
    r"(?:change|correct|edit|redo|ask (?:me )?again about) (?:my |our |the |an? |what i said about )?(.+)"
)


def change_of(text: str) -> str | None:
    """The slot that the whole of folded `text` asks to change ("change requests a day"), or None."""
    found = _CHANGE.fullmatch(" ".join(re.findall(r"\w+", text)))
    named = found[1] if found else ""
    return next((slot.id for slot in SLOTS if named in (_plain(slot.name), _plain(slot.id))), None)


def _plain(name: str) -> str:
    return name.replace("_", " ").lower().removeprefix("the ").removeprefix("an ").removeprefix("a ")


_WHAT_IF = re.compile(
    r"\s*(?:and |but |so |ok,? )?(?:what if|what happens if|what would (?:you say|happen|it be) if"
    r"|suppos(?:e|ing)(?: that)?|how about if)\s+",
    re.IGNORECASE,
)


def supposition(text: str) -> str | None:
    """What `text`, as it was typed, asks us to suppose ("what if we had ..."), or None."""
    found = _WHAT_IF.match(text)
    return text[found.end() :] if found else None


def starts_unsure(text: str) -> bool:
    """Whether a reply opens with not knowing."""
    return bool(_UNSURE_START.search(re.sub(r"[^\w'-]+", " ", text).strip()))


def digressions(passage: Passage) -> frozenset[int]:
    """The sentences that try to steer us, or ask for something else altogether."""
    return frozenset(
        number
        for number, text in passage.sentences().items()
        if _INJECTION.search(text) or (_ELSEWHERE.search(text) and not _TOPIC.search(text))
    )


def on_topic(passage: Passage) -> bool:
    """Whether any word speaks of models, data or training."""
    return any(_TOPIC.search(clause.text) for clause in passage.clauses)
