"""First actions by what people say goes wrong, in the order in which they are looked for."""

from __future__ import annotations

from advisor import slots as s
from advisor.advice.start import Start
from advisor.rules.conditions import is_, lacks

FROM_A_SOURCE = is_(s.TASK, "draft", "transform", "whole_text", "extract", "perceive")
"""What comes out is made from one text or file that goes in."""
WRITES = lacks(s.TASK, "sort", "compute", "search", "code")

FAULTS = (
    Start(
        "Put the rules of the voice, with three lines as they should sound, behind the talk at every turn instead of "
        "once at its start; keep the last ten turns and a short summary of what came before.",
        "somebody who knows the voice marks half as many lines late in the talk",
        ("liu-2023", "house"),
        when=is_(s.TASK, "converse", "draft", "answer"),
        said=r"\bdrift|out of (?:its |the |her |his )?(?:character|voice|role)|(?:los|forget|break)\w* (?:\w+ )?"
        r"(?:character|voice|persona|role)|after (?:a few|some|many|\w+) (?:turns|messages|replies|minutes)|"
        r"long(?:er)? (?:talk|chat|conversation|session)s?",
    ),
    Start(
        "Write down what it may never promise (dates, prices, refunds). Let each of these end in an order form, or in "
        "one sentence that says who will confirm it, and let a person confirm.",
        "none of them ends in a promise, asked in three ways each",
        said=r"\bpromis|\bguarantee|\bcommits? (?:us|to)|\b(?:confirm|accept)(?:s|ed|ing) (?:\w+ )?(?:order|booking|"
        r"date|appointment)",
    ),
    Start(
        "Put today's version, with its date, in front of each and take the old one out; let it answer from that alone "
        "and name the date. Write down who changes it, and when.",
        "each answer names today's version, and nothing of the old one comes up",
        ("aws-rag", "house"),
        said=r"out ?dated|out[- ]of[- ]date|\bold(?:er)? (?:price|version|list|rule|rate|tarif)|last (?:year|season|"
        r"month)|no longer (?:valid|true|hold)|\bstale\b|\bexpired",
    ),
    Start(
        "Make a list of two columns, the term and the word that you want, with at most 50 rows, and put it into the "
        "prompt. Then look for each of these words in what comes out.",
        "each term has its word every time; a program can count that",
        when=WRITES,
        said=r"(?<!long[ -])(?<!short[ -])\bterm(?:s|inology)?\b(?! (?:of|and cond))|\bglossar|"
        r"\b(?:translat|render|call|nam)\w* .{0,40}(?:different|inconsistent)|"
        r"(?:different|another|other) (?:word|name|term)s? (?:each|every)|\bjargon",
    ),
    Start(
        "Write an empty form of what has to come out: each fact that must be there, with “not given” as the only "
        "other choice. Let the model fill it, then hold each figure, name and date against the source.",
        "what is missing, or stands nowhere in the source, is down to none, counted before and after",
        ("structured-content", "house"),
        when=FROM_A_SOURCE,
        said=r"\binvent|\bmak(?:es?|ing) (?:\w+ ){0,3}up\b|\bmade[- ]up|\bhallucinat|\bfabricat|"
        r"\bleav\w* .{0,30}(?:out|away)|\bomit|\bmiss(?:es|ing)\b|\bdrop(?:s|ped|ping)? |"
        r"\bskip|\bwrong (?:figure|number|amount|date|name|dos)|"
        r"\bforgets? (?:the )?(?:figure|number|amount|date|name|field|item)",
    ),
    Start(
        "Say the most in sentences or words that can be counted, put two answers of yours of that length into the "
        "prompt, and have what is longer shortened in a second step.",
        "nineteen in twenty keep to it and nothing that was needed is gone",
        ("anthropic-prompting", "house"),
        when=WRITES,
        said=r"too (?:long|wordy|verbose|short|much text)|\bverbose|\bwordy|\brambl|long[- ]winded|\blengthy|\bwaffl",
    ),
    Start(
        "Say in the last line of the prompt which language to answer in, in that language, with two examples in it.",
        "a program that tells languages apart finds no other one",
        ("anthropic-prompting", "house"),
        said=r"wrong language|(?:answer|repl|respond|switch|slip|fall)\w* .{0,25}\b(?:in|to|into) (?:english|german|"
        r"french|spanish|another language|the wrong)",
    ),
    Start(
        "Give it the empty form itself instead of a description of it (by structured output, where a program reads "
        "on), with one filled in well.",
        "every result passes the form, checked by a program or at a glance",
        ("structured-content", "anthropic-prompting"),
        when=WRITES,
        said=r"\bformat|\blayout|\bjson\b|\bschema\b|\btemplate|\bheadings?\b|\bbullet|\bcolumns?\b|\btables?\b",
    ),
    Start(
        "Cut the instructions to the ten that matter, number them, put them behind the text instead of before it, and "
        "let it tick off each one before it answers.",
        "no rule is broken twice; one that is gets an example of its own",
        ("anthropic-prompting", "liu-2023", "house"),
        said=r"\b(?:forget|ignor|disregard|overlook)\w*|(?:n't|not|never|hardly|stops?) (?:follow|obey|stick|respect|"
        r"listen)|\binstructions?\b",
    ),
)
