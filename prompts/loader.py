"""Reads a prompt file strictly and fills in what changes from call to call.

A prompt is a Markdown file: TOML front matter between two lines `+++`, then the stable part, a line `***`, and last the
part with inputs, so that all calls begin with the same words and the model's cache can hold them:

    +++
    name = "greeting"
    version = 1
    inputs = ["message"]
    +++
    You are ...
    ***
    <message>
    {{message}}
    </message>
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field, ValidationError

_FRONT = re.compile(r"\A\+\+\+\n(?P<front>.*?)^\+\+\+\n(?P<rest>.*)\Z", re.DOTALL | re.MULTILINE)
_PARTS = "\n***\n"
_INPUT = re.compile(r"\{\{(\w+)\}\}")
# What could close a delimiter, or look as if it did.
_BRACKETS = str.maketrans("<>＜＞﹤﹥", "‹›‹›‹›")


class PromptError(Exception):
    """A prompt file is wrong, or was filled with other inputs than it names; the message names the file."""


class FrontMatter(BaseModel):
    """The front matter: these three keys and no other."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    name: str
    version: int = Field(ge=1)
    inputs: tuple[str, ...] = Field(strict=False)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as its file has it. `stable` goes into the system part, `body` is what `fill` completes.

    `digest` is the SHA-256 of both parts in hexadecimal: a new one needs a new version.
    """

    name: str
    version: int
    inputs: tuple[str, ...]
    stable: str
    body: str
    digest: str

    @property
    def id(self) -> str:
        """Name and version in one, for logs and records."""
        return f"{self.name}@{self.version}"

    def fill(self, **inputs: str) -> str:
        """The body with every input in its place. No input can end the delimiters around it, see `harmless`.

        Raises PromptError where the inputs are not exactly those that the file names.
        """
        if set(inputs) != set(self.inputs):
            raise PromptError(f"{self.name}.md takes {_listed(self.inputs)}, and was given {_listed(inputs)}.")
        return _INPUT.sub(lambda found: harmless(inputs[found[1]]), self.body)


def harmless(text: str) -> str:
    """`text`, character for character, with angle brackets that are none: no delimiter begins or ends within it."""
    return text.translate(_BRACKETS)


@cache
def load(name: str) -> Prompt:
    """The prompt in `prompts/<name>.md`. Raises PromptError."""
    file = resources.files("prompts").joinpath(f"{name}.md")
    if not file.is_file():
        raise PromptError(f"There is no prompt {name}.md.")
    return parse(name, file.read_text("utf-8"))


def parse(name: str, text: str) -> Prompt:
    """The prompt that a file called `name`.md holds. Raises PromptError, naming the file and what is wrong in it."""
    found = _FRONT.match(text.replace("\r\n", "\n"))
    if not found:
        raise PromptError(f"{name}.md has no front matter between two lines +++.")
    front = _front(name, found["front"])
    stable, *rest = found["rest"].split(_PARTS)
    if len(rest) != 1:
        raise PromptError(f"{name}.md needs one line *** between its stable part and the part with inputs.")
    stable, body = stable.strip(), rest[0].strip()
    _check_inputs(name, front.inputs, stable, body)
    digest = hashlib.sha256(f"{stable}{_PARTS}{body}".encode()).hexdigest()
    return Prompt(name, front.version, front.inputs, stable, body, digest)


def _front(name: str, text: str) -> FrontMatter:
    try:
        front = FrontMatter.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise PromptError(f"{name}.md: its front matter is no valid TOML: {error}.") from error
    except ValidationError as error:
        wrong = "; ".join(f"{_listed(problem['loc'])}: {problem['msg']}" for problem in error.errors())
        raise PromptError(f"{name}.md: its front matter is wrong. {wrong}.") from error
    if front.name != name:
        raise PromptError(f"{name}.md calls itself {front.name!r}. Name and file have to agree.")
    return front


def _check_inputs(name: str, named: tuple[str, ...], stable: str, body: str) -> None:
    used = set(_INPUT.findall(body))
    if "{{" in stable:
        raise PromptError(f"{name}.md: an input stands in the stable part, which is the same for every call.")
    if missing := used - set(named):
        raise PromptError(f"{name}.md uses {_listed(missing)}, which its front matter does not name.")
    if unused := set(named) - used:
        raise PromptError(f"{name}.md names {_listed(unused)} and never uses it.")
    if "{{" in _INPUT.sub("", body):
        raise PromptError(f"{name}.md: there is an input that is not spelled {{{{like_this}}}}.")


def _listed(names: Iterable[object]) -> str:
    return ", ".join(sorted(map(str, names))) or "none"
