"""The house figures of the code: how long functions and files are, and what the checkers were told to overlook."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("advisor", "bot", "prompts")
SHORT = 25
SUPPRESSION = re.compile(r"#\s*type:\s*ignore")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Figures:
    """What the script prints. Lengths are lines; a function's docstring does not count."""

    short_functions: float
    longest_function: tuple[int, str]
    median_file: float
    longest_file: tuple[int, str]
    annotated: float
    suppressions: tuple[str, ...]
    without_charter: tuple[str, ...]
    mocking_tests: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """The figures with their limits, one a line."""
        yield f"functions of at most {SHORT} lines  {self.short_functions:7.1%}  (90 % or more)"
        yield f"longest function             {self.longest_function[0]:7}  (40 or less)  {self.longest_function[1]}"
        yield f"median file                  {self.median_file:7.0f}  (100 or less)"
        yield f"longest file                 {self.longest_file[0]:7}  (300 or less)  {self.longest_file[1]}"
        yield f"annotated                    {self.annotated:7.1%}  (all)"
        yield f"mypy suppressions            {len(self.suppressions):7}  (none)  {' '.join(self.suppressions)}"
        yield f"modules without a charter    {len(self.without_charter):7}  (none)  {' '.join(self.without_charter)}"
        yield f"tests using mocks            {len(self.mocking_tests):7}  (none)  {' '.join(self.mocking_tests)}"


def figures(root: Path = ROOT) -> Figures:
    """The figures of the packages and tests under `root`."""
    modules = {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in _python_files(root, PACKAGES)}
    trees = {name: ast.parse(text) for name, text in modules.items()}
    functions = [(_length(node), f"{name}:{node.name}") for name, tree in trees.items() for node in _functions(tree)]
    files = [(text.count("\n"), name) for name, text in modules.items()]
    hints = [hint for tree in trees.values() for node in _functions(tree) for hint in _annotations(node)]
    tests = {str(path.relative_to(root)): ast.parse(path.read_bytes()) for path in _python_files(root, ("tests",))}
    return Figures(
        short_functions=sum(length <= SHORT for length, _ in functions) / len(functions),
        longest_function=max(functions),
        median_file=median(length for length, _ in files),
        longest_file=max(files),
        annotated=sum(hints) / len(hints),
        suppressions=tuple(name for name, text in modules.items() if SUPPRESSION.search(text)),
        without_charter=tuple(name for name, tree in trees.items() if not _has_charter(tree)),
        mocking_tests=tuple(name for name, tree in tests.items() if any(map(_mocks, ast.walk(tree)))),
    )


def _python_files(root: Path, folders: tuple[str, ...]) -> list[Path]:
    found = (path for folder in folders for path in (root / folder).rglob("*.py"))
    # Clients that the tests install bring Python of their own.
    return sorted(path for path in found if "node_modules" not in path.parts)


def _functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _length(node: Function) -> int:
    whole = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is None:
        return whole
    docstring = node.body[0]
    return whole - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def _annotations(node: Function) -> Iterator[bool]:
    arguments = node.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    yield from (arg.annotation is not None for arg in named if arg and arg.arg not in ("self", "cls"))
    yield node.returns is not None


def _has_charter(tree: ast.Module) -> bool:
    docstring = ast.get_docstring(tree) or ""
    return docstring.split("\n\n")[0].rstrip().endswith((".", "?", "!"))


def _mocks(node: ast.AST) -> bool:
    match node:
        case ast.Import(names=names):
            return any(alias.name in ("mock", "unittest.mock", "pytest_mock") for alias in names)
        case ast.ImportFrom(module="unittest", names=names):
            return any(alias.name == "mock" for alias in names)
        case ast.ImportFrom(module=module):
            return module in ("mock", "unittest.mock", "pytest_mock")
        case ast.arg(arg=name):
            return name == "mocker"
        case ast.Attribute(attr="setattr", value=ast.Name(id="monkeypatch")):
            return True
    return False


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in figures().lines()))
