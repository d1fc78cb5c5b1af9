"""What somebody who does not write English is told once, in their language: that answers come in English."""

from __future__ import annotations

import unicodedata

from bot.llm.language import language_of

_ENGLISH_ANSWERS = {
    "de": "Ich lese Deutsch, meine Antworten sind aber auf Englisch. Schreiben Sie ruhig weiter auf Deutsch.",
    "fr": "Je lis le français, mais je réponds en anglais. Continuez en français si vous préférez.",
    "es": "Leo español, pero respondo en inglés. Puede seguir escribiendo en español.",
    "pt": "Leio português, mas respondo em inglês. Pode continuar a escrever em português.",
    "zh": "我能读中文，但用英文回答。您可以继续用中文写。",
    "ja": "日本語は読めますが、お返事は英語になります。このまま日本語でお書きください。",
    "ko": "한국어를 읽을 수 있지만 답변은 영어로 드립니다. 계속 한국어로 쓰셔도 됩니다.",
}
_HARDLY_READ = {
    "it": "Leggo poco l'italiano e rispondo in inglese: se può, scriva in inglese.",
    "nl": "Ik lees nauwelijks Nederlands en antwoord in het Engels: schrijf als het kan in het Engels.",
}
_SCRIPTS = (("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("HANGUL", "ko"), ("CJK", "zh"))


def note_for(text: str) -> str:
    """The note for whoever wrote `text`; empty for English, and where we cannot tell the language."""
    code = _by_script(text) or language_of(text)
    return _ENGLISH_ANSWERS.get(code) or _HARDLY_READ.get(code, "")


def _by_script(text: str) -> str:
    if text.isascii():
        return ""
    names = [unicodedata.name(letter, "") for letter in text if letter.isalpha()]
    for script, code in _SCRIPTS:
        # A few characters of another script may be a name; Japanese mixes its own with Chinese ones.
        if sum(name.startswith(script) for name in names) > len(names) / 5:
            return code
    return ""
