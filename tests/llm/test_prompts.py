"""Prompts: files read strictly, text that cannot leave its place, and no change without a new version."""

from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts import PromptError, harmless, load, parse

FILES = [file.name for file in resources.files("prompts").iterdir()]
NAMES = sorted(name.removesuffix(".md") for name in FILES if name.endswith(".md"))

DIGESTS = {
    "explain@1": "cfe5ade41b33fee44f193fb4d306cbc0c5d87baa5c6cff12198580565ec973eb",
    "explain@2": "4ff73d40f9e09d3ce19cb0ecfae7ac0d4c5c7cee612031a0e81cc81cd27a6840",
    "explain@3": "ae2acfc669992f16fcb653d3c96feb532e7b784a579f6562a4d7e547427975e3",
    "explain_repair@1": "1838e8e839a05829e094363a3c0a22fa9ad7511ca0ebb2ef2f309dfb54d48c56",
    "reading@1": "6fce21673e371ecbe388a5d2f4dad1e9634e0159dc3e00757c3173bfe725d8e1",
    "reading@2": "2aad1201b2b7d9b8646e4925b1044f8e9cc50634595a3bd88f07298c65b68ca2",
    "reading@3": "16482308b594377c7c9ce6ee12785c2262c5d987fcc5ca3912963c51bfe13afd",
    "reading@4": "3d0bb61fd8a566fd8b6188bb8bb10da417e5f2d505caa2f5aa911652a3c06353",
    "reading@5": "c7183f27a2364a9bd6bcfa872b597b398668d307de39fdc7870e78f0ffa64c87",
}
"""What each version of each prompt is. A changed prompt is a new version; the old line stays, so that no version comes
to mean something else."""

GOOD = """+++
name = "greeting"
version = 1
inputs = ["message"]
+++
Be kind.
***
<message>
{{message}}
</message>
"""


@pytest.mark.parametrize("name", NAMES)
def test_a_prompt_is_what_its_version_says(name: str) -> None:
    prompt = load(name)

    assert DIGESTS.get(prompt.id) == prompt.digest, "a changed prompt needs a new version, and a line above"


def test_the_stable_part_comes_first_and_the_inputs_last() -> None:
    prompt = parse("greeting", GOOD)

    assert prompt.stable == "Be kind."
    assert prompt.fill(message="hello") == "<message>\nhello\n</message>"
    assert prompt.id == "greeting@1"


@given(st.text())
def test_nothing_that_is_typed_ends_its_delimiters_or_fills_another_input(text: str) -> None:
    filled = parse("greeting", GOOD).fill(message=text)

    assert filled.startswith("<message>\n")
    assert filled.endswith("\n</message>")
    assert filled.count("<") == filled.count(">") == 2
    assert filled == f"<message>\n{harmless(text)}\n</message>"


@given(st.text())
def test_harmless_text_keeps_its_length(text: str) -> None:
    assert len(harmless(text)) == len(text)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("+++\nname", "name", "no front matter"),
        ("version = 1", "version = one", "no valid TOML"),
        ("version = 1", "version = 0", "version"),
        ("version = 1", 'version = "1"', "version"),
        ("version = 1", "version = 1\nmodel = 'x'", "model"),
        ("version = 1\n", "", "version"),
        ('"greeting"', '"farewell"', "calls itself 'farewell'"),
        ('["message"]', "[]", "uses message"),
        ('["message"]', '["message", "name"]', "names name and never uses it"),
        ("***", "---", "one line ***"),
        ("Be kind.", "Be kind to {{message}}.", "stable part"),
        ("{{message}}", "{{message}} {{ message }}", "not spelled"),
    ],
)
def test_a_wrong_file_is_refused_by_name(was: str, becomes: str, says: str) -> None:
    with pytest.raises(PromptError, match=r"greeting\.md") as caught:
        parse("greeting", GOOD.replace(was, becomes, 1))

    assert says in str(caught.value)


@pytest.mark.parametrize("inputs", [{}, {"message": "a", "name": "b"}, {"name": "b"}])
def test_a_prompt_takes_exactly_its_inputs(inputs: dict[str, str]) -> None:
    with pytest.raises(PromptError, match=r"greeting\.md takes message"):
        parse("greeting", GOOD).fill(**inputs)


def test_a_prompt_that_is_not_there_is_named() -> None:
    with pytest.raises(PromptError, match=r"no prompt nonsense\.md"):
        load("nonsense")
