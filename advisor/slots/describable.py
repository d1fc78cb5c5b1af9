"""Whether the wanted behaviour can be put into words."""

from __future__ import annotations

from advisor.slots.slot import Asking, Band, Slot

DESCRIBABLE = Slot(
    "describable",
    "whether it can be put into words",
    (
        Band("easy", "Yes, in a few sentences", "what you want can be said in a few sentences", share=60),
        Band("hard", "No, you know it when you see it", "what you want is easier to show than to describe", share=40),
    ),
    unknown="a prompt may still say it, which only a proper try can tell",
    asking=Asking(
        "Could you explain to a new colleague, in a few sentences, what a good result looks like?",
        "What you can say, a prompt can say. Only what has to be shown may need training.",
        "Could you write on half a page what a good answer is, so that a newcomer gets it right?",
    ),
)
