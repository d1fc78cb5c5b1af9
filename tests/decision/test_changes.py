"""What would change a verdict, as it is shown: the way to a yes is a list where it is long, and none under a yes."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.replies.changes import all_changes, nearest_yes
from advisor.reply import Points
from advisor.verdict import Approach, Change, FineTuning, Headline
from tests.support.verdicts import Given, given

LONG = (("prompting", "short"), ("labelled_examples", "100_to_499"), ("eval_set", "20_plus"))
OTHER_YES = Headline(FineTuning.YES, Approach.DISTILLATION)


@dataclass(frozen=True)
class Changing(Given):
    """A verdict from which another yes is some changes away."""

    way: tuple[tuple[str, str], ...] = LONG

    def would_change(self) -> tuple[Change, ...]:
        return (Change(self.way, OTHER_YES),)


def test_a_long_way_to_a_yes_has_a_line_for_each_condition() -> None:
    verdict = given(Headline(FineTuning.NOT_YET, Approach.PROMPTING), Changing())

    (way,) = all_changes(verdict)

    assert isinstance(way, Points)
    assert way.items == (
        "Prompting was tried properly and still falls short",
        "You have 100 or more labelled examples",
        "You have an evaluation set of 20 or more cases",
    )


def test_under_a_yes_no_way_to_another_yes_is_shown() -> None:
    verdict = given(Headline(FineTuning.YES, Approach.FINE_TUNING), Changing())

    assert nearest_yes(verdict) == all_changes(verdict) == ()


def test_under_a_verdict_the_way_to_a_yes_is_one_line_that_says_what_it_leaves_out() -> None:
    longer = (*LONG, ("failures_read", "yes"), ("label_quality", "verified"))
    verdict = given(Headline(FineTuning.NOT_YET, Approach.PROMPTING), Changing(way=longer))

    (way,) = nearest_yes(verdict)

    assert isinstance(way, Points)
    assert way.items == (
        "Prompting was tried properly and still falls short; you have 100 or more labelled examples; "
        "you have an evaluation set of 20 or more cases; and 2 more of what you would need.",
    )
