"""How often something happens, where the words name it ("every january", "twice a year"), and what is done once."""

from __future__ import annotations

import re

_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTHS = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall"
    r"|winter|christmas|easter"
)
_SMALL = r"(?:two|three|four|five|six|couple of|few|other|[2-9]|1[0-2])"
_SEVERAL = r"(?:three|four|five|six|several|a few|[3-9])"
_EACH = r"(?:every|each|per|once an?|once every|once per)"
_TWICE = r"(?:twice|two times|three times|a few times|several times) an?"

# In order: the first that is found counts. Bands are those of how fast knowledge changes.
_ROWS: tuple[tuple[str, str], ...] = (
    (
        "static",
        rf"\b{_EACH} (?:single )?(?:year|decade|{_MONTHS})\b|\b{_EACH} {_SMALL} years\b|\b{_TWICE} year\b|\b(?:once"
        rf"|1x) a year\b"
        r"|\b(?:yearly|annually|annual|half-yearly|twice-yearly)\b|\bevery (?:six|6|twelve|12) months\b|\bhalf a year\b"
        r"|\b(?:jährlich|halbjährlich|jedes jahr|einmal im jahr|zweimal im jahr|alle (?:zwei|drei|paar|[2-9]) jahre)\b"
        r"|\b(?:chaque année|tous les ans|une fois par an|deux fois par an|chaque (?:janvier|été|hiver|rentrée))\b"
        r"|\b(?:cada año|todos los años|una vez al año|dos veces al año|anual(?:mente)?)\b"
        r"|\b(?:todo ano|todos os anos|uma vez por ano|duas vezes por ano)\b"
        r"|每年|一年(?:一|两|兩)次|毎年|年に[一二1２2]回|매년"
        r"|일 ?년에 (?:한|두) ?번",
    ),
    (
        "monthly",
        rf"\b{_EACH} (?:single )?(?:month|quarter|season)\b|\b{_EACH} {_SMALL} months\b|\b{_TWICE} (?:quarter)\b"
        r"|\b(?:monthly|quarterly|bimonthly)\b|\bevery (?:few|couple of) months\b|\b(?:by|with the) season\b"
        rf"|\b(?:{_SEVERAL}(?: (?:or|to) | ?- ?))?{_SEVERAL} times (?:a|per) year\b"
        r"|\b(?:monatlich|quartalsweise|jeden monat|jedes quartal|alle (?:zwei|drei|paar|[2-9]) monate"
        r"|einmal im monat)\b"
        r"|\b(?:chaque mois|tous les mois|une fois par mois|tous les (?:deux|trois|[2-9]) mois|mensuel\w{0,4}"
        r"|chaque trimestre)\b"
        r"|\b(?:cada mes|todos los meses|una vez al mes|cada (?:dos|tres|[2-9]) meses|mensual\w{0,5}|cada trimestre)\b"
        r"|\b(?:todo mês|todos os meses|uma vez por mês|cada (?:dois|três|[2-9]) meses|mensal\w{0,5})\b"
        r"|每个?月|每季度?|毎月|月に[一二1２2]回|매월|매달|한 ?달에 한 ?번",
    ),
    (
        "weekly",
        rf"\b{_EACH} (?:single )?(?:day|night|week|morning|evening|fortnight|{_DAYS})\b|\b{_EACH} {_SMALL} (?:days"
        rf"|weeks)\b"
        rf"|\b{_TWICE} (?:day|week|month)\b|\b(?:daily|nightly|weekly|fortnightly|biweekly|overnight)\b"
        r"|\b(?:täglich|wöchentlich|jeden tag|jede (?:woche|nacht)|alle (?:zwei|drei|paar|[2-9]) (?:tage|wochen))\b"
        r"|\b(?:chaque (?:jour|semaine|nuit)|tous les (?:jours|lundis)|toutes les (?:semaines|(?:deux"
        r"|[2-9]) semaines)|hebdomadaire\w{0,3})\b"
        r"|\b(?:cada (?:día|semana|noche)|todos los días|todas las semanas|cada (?:dos|[2-9]) semanas|semanal\w{0,5}"
        r"|a diario)\b"
        r"|\b(?:todo dia|todos os dias|toda semana|todas as semanas|cada (?:duas|[2-9]) semanas|diariamente)\b"
        r"|每(?:天|日|周|星期|礼拜)|每两周|毎(?:日|週)|週に[一二1２2]回|매일|매주",
    ),
    (
        "constant",
        rf"\b{_EACH} (?:single )?(?:second|minute|hour)\b|\b{_EACH} {_SMALL} (?:seconds|minutes|hours)\b"
        rf"|\bby the (?:minute|hour|second)\b"
        r"|\b(?:hourly|constantly|in real time|real-time|minute by minute)\b|\b(?:stündlich|minütlich|ständig"
        r"|jede (?:minute|stunde))\b"
        r"|\b(?:toutes les (?:heures|minutes)|à la minute|en temps réel)\b|\b(?:cada (?:hora|minuto)|en tiempo real)\b"
        r"|\b(?:a cada (?:hora|minuto)|em tempo real)\b"
        r"|每(?:分钟|小时)|实时|毎(?:分|時間)|リアルタイム|매(?:분|시간)|실시간",
    ),
)
_PATTERNS = tuple((band, re.compile(pattern)) for band, pattern in _ROWS)


def how_often(text: str) -> str | None:
    """The band of how fast knowledge changes that folded `text` names; None where it names none, or more than one."""
    found = {band for band, pattern in _PATTERNS if pattern.search(text)}
    return found.pop() if len(found) == 1 else None


_ONCE = re.compile(
    r"\b(?:(?:just|only) (?:the )?(?:once|one time)|once|one time only|a single time)(?= ?(?:[,.;!)]|$|and (?:done"
    r"|that|then|never)"
    r"|then|for all|in all))(?! ?,? (?:we|you|it|they|the|a)\b)"
    r"|\bone-?off\b|\bone time (?:job|thing|project|batch)\b"
    r"|\beinmalig\w{0,2}\b|\b(?:nur |bloß )?ein(?: einziges)? ?mal(?= ?(?:[,.;!)]|$|und (?:dann|fertig)))"
    r"|\bune seule fois\b|\b(?:una sola|una única) vez\b|\b(?:uma (?:só|única) vez|uma vez só)\b"
    r"|一次性|只做一次|一度きり|一回(?:だけ|限り|きり)|한 ?번만|일회성"
)


def one_off(text: str) -> bool:
    """Whether folded `text` says that something is done once: not "once a day", nor "once we have it"."""
    return _ONCE.search(text) is not None
