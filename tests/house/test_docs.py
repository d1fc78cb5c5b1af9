"""The documents lead somewhere: their links, and the settings that they name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.figures import ROOT

PAGES = sorted([ROOT / "README.md", ROOT / "ARCHITECTURE.md", *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    text = page.read_text("utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"", text)

    assert [link for own, image in links if not _leads(page, link := own or image)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_setting_that_a_page_names_is_one(page: Path) -> None:
    known = set(re.findall(r"^(\w+)=", (ROOT / "deploy" / "env.example").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"\b(?:ADVISOR|SLACK|REDIS)_[A-Z_]+\b", page.read_text("utf-8")))

    assert named - known == set()


def _leads(page: Path, link: str) -> bool:
    name, _, heading = link.partition("#")
    target = page.parent / name if name else page
    if link.startswith("http"):
        return True
    return target.exists() and (not heading or heading in _headings(target))


def _headings(page: Path) -> set[str]:
    """The headings of a page as links spell them."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}
