"""Explanations as good as one could wish, for every answer and every approach."""

from __future__ import annotations

from tests.explained import (
    BOTH,
    CLOSED,
    COMPUTED,
    DOCUMENTS,
    EASY,
    FEW_EXAMPLES,
    GROUNDED,
    LIVE,
    LOW,
    ROUTING,
    SAVING,
    SMALL,
    SMARTER,
    SORTING,
    UNPUSHED,
    UNREADY,
    VOICE,
    Explained,
    draft,
)

GOOD: tuple[Explained, ...] = (
    Explained(
        "few examples",
        FEW_EXAMPLES,
        draft(
            ("Not yet: with 50 labelled examples, prompting is the better place to put your effort.", "G-06 R-05"),
            ("Below about 100 examples, a better prompt beats training.", "G-06"),
            ("A strong model with a good prompt covers most needs, costs the least and is easy to undo.", "R-05"),
            ("What you want is easier to show than to describe, which is where fine-tuning may come in later.", "R-21"),
            ("Once you have at least 100 checked examples and still see a gap, the answer may be yes.", "G-06 R-21"),
        ),
    ),
    Explained(
        "few examples, shortly",
        FEW_EXAMPLES,
        draft(
            ("For now, prompting: fine-tuning is not yet worth it with fifty examples.", "G-06"),
            ("Collect at least a hundred checked examples of exactly what you want, then ask again.", "G-06"),
        ),
    ),
    Explained(
        "unready",
        UNREADY,
        draft(
            ("Not yet, so keep prompting for now.", "R-05"),
            ("You have no evaluation set, so nobody could tell whether training made things better or worse.", "G-01"),
            (
                "Nobody owns the model after launch either, and a tuned one has to be redone when its base changes.",
                "G-08",
            ),
            ("Put together 20 to 50 real cases with the right answer, and name an owner.", "G-01 G-08"),
        ),
    ),
    Explained(
        "unready, for an engineer",
        UNREADY,
        draft(
            (
                "Not yet: prompting with a strong model comes first, because it costs least and is easily undone.",
                "R-05",
            ),
            ("Without an evaluation set, a training run can't be told from a regression.", "G-01"),
            ("I have also taken it that the task may still change, which would mean tuning and testing again.", "G-08"),
            ("When both are in place and the gap is still there, come back; it could then be a yes.", "G-01 G-08"),
        ),
    ),
    Explained(
        "unpushed",
        UNPUSHED,
        draft(
            ("Not yet. Prompting has not been pushed, and it is the cheapest lever you have.", "G-02"),
            ("One good prompt is worth hundreds of examples, so try 20 or more of your 3,000 in the prompt.", "G-02"),
            ("Sorting into fixed categories is narrow behaviour, which tuning can learn later.", "R-22"),
            (
                "As a baseline, compare a small classifier on the same labels: it is a day's work and often matches a "
                "language model.",
                "R-23-baseline",
            ),
        ),
    ),
    Explained(
        "unpushed, for a manager",
        UNPUSHED,
        draft(
            ("The answer is not yet: take prompting as far as it goes before paying for any training.", "G-02"),
            ("At 4,000 requests a day this is narrow sorting, and a good prompt may well be enough.", "G-02 R-22"),
            ("If the gap is still there when that is done, ask again.", "G-02"),
        ),
    ),
    Explained(
        "grounded",
        GROUNDED,
        draft(
            ("Not yet: build retrieval first, because what you want also needs your documents.", "G-04 R-07"),
            ("Tuning the retrieval is cheaper than tuning the model, and shows what is still wrong.", "G-04"),
            ("Retrieval looks facts up when they are needed, so answers stay current and show their source.", "R-07"),
            ("Training with retrieved text may make sense later, if the gap is still there.", "R-48"),
        ),
    ),
    Explained(
        "easy",
        EASY,
        draft(
            ("No, don't fine-tune: prompting does this.", "R-10 R-05"),
            ("You can say what you want in a few sentences, and what you can say, a prompt can say.", "R-10"),
            ("It also costs the least and is easily undone.", "R-05"),
            (
                "Write the rules and three to ten good examples into the prompt, and score it on 20 to 50 real cases.",
                "R-10",
            ),
        ),
    ),
    Explained(
        "easy, warmly",
        EASY,
        draft(
            ("Good news: you don't need fine-tuning here, because a good prompt is enough.", "R-10"),
            ("What you want fits into a few sentences, so write it down with 3 to 10 good examples.", "R-10"),
            ("Prompting is easily undone if it turns out wrong.", "R-05"),
        ),
    ),
    Explained(
        "smarter",
        SMARTER,
        draft(
            ("No: fine-tuning specialises a model, and prompting a stronger one is what makes it smarter.", "R-28"),
            ("It does not make a weak model better across the board.", "R-28"),
            ("A strong model with a good prompt covers most needs and costs least.", "R-05"),
        ),
    ),
    Explained(
        "low volume",
        LOW,
        draft(
            ("No. At 800 requests a day, prompting with caching is the sensible way to save.", "R-36"),
            ("The savings cannot pay for training and hosting at this volume.", "R-36"),
            ("A month with a small model costs about US$12 with caching and US$31 without.", "R-36"),
            ("The work to set it up comes to about $2,600, or 32 hours of people's time.", "R-05"),
        ),
    ),
    Explained(
        "closed provider",
        CLOSED,
        draft(
            ("No, fine-tuning is not for sale where you are bound, so stay with prompting.", "G-10 R-05"),
            ("OpenAI has closed it to new customers; existing ones can start jobs until 6 January 2027.", "G-10"),
            ("Prompting with a strong model covers most needs anyway.", "R-05"),
        ),
    ),
    Explained(
        "documents",
        DOCUMENTS,
        draft(
            ("No, fine-tuning is the wrong place for facts; retrieval (RAG) is the right one.", "G-03 R-07"),
            ("Your knowledge changes every week, and facts in a model's weights go stale.", "G-03"),
            (
                "Training on new facts also makes a model invent more, and it cannot cite what is in its weights.",
                "G-03 G-05",
            ),
            ("With retrieval, answers stay current and can show their source.", "R-07"),
            ("Index the documents with keyword and meaning search, and show the source with every answer.", "R-07"),
        ),
    ),
    Explained(
        "documents, shortly",
        DOCUMENTS,
        draft(
            ("No: use retrieval instead of fine-tuning.", "G-03 R-07"),
            ("Facts belong outside the model, where they can be looked up, cited and kept current.", "G-03 R-07"),
            ("A model can't keep what is in its weights from people who may not see it.", "G-05"),
        ),
    ),
    Explained(
        "small material",
        SMALL,
        draft(
            ("No: everything you have fits a cached prompt, so use long context rather than fine-tuning.", "R-01 G-03"),
            ("It changes slowly, so there is no retrieval pipeline to build.", "R-01"),
            ("Put each document into the prompt with its date.", "R-01"),
        ),
    ),
    Explained(
        "live systems",
        LIVE,
        draft(
            ("No, don't fine-tune; give the model tools that call your systems.", "R-04 G-03"),
            ("Indexed text and weights are always behind live data.", "R-04"),
            ("Begin with read-only calls; writes can come later.", "R-04"),
        ),
    ),
    Explained(
        "sorting at volume",
        SORTING,
        draft(
            ("No, you don't need to fine-tune a language model: a small classifier sorts as well.", "R-23"),
            ("At 250,000 requests a day it answers in milliseconds.", "R-23"),
            ("Train it on your labels, and pass what it is unsure of to a person or a model.", "R-23"),
        ),
    ),
    Explained(
        "computed",
        COMPUTED,
        draft(
            ("No: this needs plain code and no model at all, tuned or not.", "R-30"),
            ("There is one right answer, and it can be computed.", "R-30"),
        ),
    ),
    Explained(
        "voice",
        VOICE,
        draft(
            ("Yes, fine-tuning is a good fit here.", "R-21"),
            ("What you want is easier to show than to describe, and that is what it is good at.", "R-21"),
            ("You have well-labelled examples, and prompting alone has not closed the gap.", "R-20"),
            ("Freeze a test set that training never sees, then pilot LoRA on a small model.", "R-20"),
        ),
    ),
    Explained(
        "routing",
        ROUTING,
        draft(
            (
                "Yes: with 5,000 well-labelled examples and a prompt that falls short, fine-tuning is worth a pilot.",
                "R-20 R-22",
            ),
            ("Sorting into fixed categories is narrow behaviour, which tuning can learn from examples.", "R-22"),
            (
                "A small classifier on the same labels is the baseline to compare against; keep it if it does as well.",
                "R-23-baseline",
            ),
            ("Plan on at most three flat runs.", "R-22"),
        ),
    ),
    Explained(
        "routing, for a manager",
        ROUTING,
        draft(
            ("Yes, fine-tuning can pay its way at 50,000 requests a day.", "R-22"),
            ("Your examples show exactly this task, and prompting has not closed the gap.", "R-20"),
            (
                "The alternative is a small classifier, a day's work that often matches a language model.",
                "R-23-baseline",
            ),
        ),
    ),
    Explained(
        "saving",
        SAVING,
        draft(
            ("Yes, by distillation: fine-tune a small model on a strong one's answers.", "R-24"),
            ("At 120,000 requests a day it does the same work with a shorter prompt.", "R-24"),
            ("The tuned model costs about US$930 a month, of which US$640 is fixed.", "R-24"),
            ("It pays from about 1.4 million requests a month, or 46,000 a day.", "R-24"),
        ),
    ),
    Explained(
        "both",
        BOTH,
        draft(
            ("Yes: fine-tune, together with retrieval (RAG).", "R-48"),
            ("It has to be shown rather than told, and it needs your documents.", "R-48"),
            ("So keep the retrieval, and put retrieved text, distractors included, into the examples.", "R-48"),
            ("Prompting alone has not closed the gap, and your examples are well labelled.", "R-20"),
        ),
    ),
)
