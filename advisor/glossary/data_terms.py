"""Terms about the data of a project, what can go wrong in training, and when it pays."""

from __future__ import annotations

from advisor.glossary.term import OnFact, OnTraining, Term

DATA = (
    Term(
        "evaluation_set",
        "Evaluation set",
        "Real cases with the right answer, or a rule for what counts as right, that every change is scored on. Twenty "
        "to fifty are enough to begin. Without one nobody can tell whether a prompt, a search or a training made "
        "things better.",
        ("openai-accuracy", "husain-2024"),
        also=("evals", "eval set", "eval", "evaluation", "test set", "benchmark", "golden set"),
        bears_on=OnFact("eval_set"),
        related=("baseline", "validation"),
    ),
    Term(
        "error_analysis",
        "Error analysis",
        "Reading some 50 wrong answers one by one, naming what went wrong in each, and counting the names. It takes an "
        "afternoon of somebody who knows the work, and says which fault to mend first.",
        ("husain-2024",),
        also=("failure analysis", "analysis of errors", "analysis of failures", "fehleranalyse"),
        bears_on=OnFact("failures_read"),
        related=("evaluation_set", "baseline"),
    ),
    Term(
        "baseline",
        "Baseline",
        "The score of what you have today, or of the best plain prompt, on your evaluation set. Anything dearer has "
        "to beat it. Comparing a tuned model with a careless prompt is the commonest way to fool oneself.",
        ("microsoft-when", "openai-accuracy"),
        also=("benchmark score", "baseline score"),
        bears_on=OnFact("prompting"),
        related=("evaluation_set", "prompting"),
    ),
    Term(
        "labelled_example",
        "Labelled example",
        "A real input together with the answer you would have wanted, checked by somebody who knows. Documents, chat "
        "logs and rows without that answer are not labelled examples yet. Below about 100 of them, a better prompt "
        "beats training.",
        ("seed-glossary", "openai-sft", "google-tuning"),
        also=(
            "labelled examples",
            "labeled example",
            "training example",
            "training data",
            "labelled data",
            "label",
            "labeled data",
            "training set",
            "ground truth",
        ),
        bears_on=OnFact("labelled_examples"),
        related=("evaluation_set", "synthetic_data", "few_shot"),
    ),
    Term(
        "validation",
        "Validation",
        "Testing a trained model on cases that training never saw: for the task, for what it could do before, and for "
        "safety. The same cases are used for every candidate, the prompted one included.",
        ("seed-business", "microsoft-when", "qi-2023"),
        also=("validation set", "held-out set", "holdout set", "held-out test set", "data leakage"),
        bears_on=OnTraining(),
        related=("evaluation_set", "overfitting", "catastrophic_forgetting"),
    ),
    Term(
        "synthetic_data",
        "Synthetic data",
        "Examples that a model wrote. They can fill gaps once people have checked a sample, and the model's licence "
        "allows it. They cannot tell you what your users really ask.",
        ("aws-nova", "openai-sft"),
        also=("generated data", "synthetic examples", "data augmentation"),
        bears_on=OnFact("labelled_examples"),
        related=("labelled_example", "distillation"),
    ),
    Term(
        "epoch",
        "Epoch",
        "One pass of training over all the examples. One to three are usual; more of them make a model learn the "
        "examples by heart. Epochs are no measure of how many examples you have.",
        ("lora-2025", "aws-nova"),
        also=("training epoch",),
        bears_on=OnTraining(),
        related=("overfitting", "hyperparameter"),
    ),
    Term(
        "hyperparameter",
        "Hyperparameter",
        "A setting of the training itself, such as the learning rate, the number of epochs or the rank of LoRA. "
        "Defaults are a good start. Change one at a time, and mend the examples before you turn any knob.",
        ("lora-2025", "openai-sft"),
        also=("hyper-parameter", "learning rate", "lora rank", "batch size"),
        bears_on=OnTraining(),
        related=("epoch", "lora"),
    ),
    Term(
        "overfitting",
        "Overfitting",
        "The model learns its examples by heart and does badly on anything new. It shows when the score on training "
        "data goes on rising and the one on held-out cases does not. More varied examples and fewer epochs help.",
        ("openai-sft", "microsoft-skill"),
        also=("overfit", "over-fitting", "memorisation", "memorization"),
        bears_on=OnTraining(),
        related=("validation", "epoch"),
    ),
    Term(
        "catastrophic_forgetting",
        "Catastrophic forgetting",
        "While a model learns one thing it gets worse at others: general knowledge, other languages, safety. LoRA "
        "forgets less than full tuning. Test what it could do before as well as the new task.",
        ("biderman-2024", "qi-2023", "seed-business"),
        also=("forgetting", "catastrophic interference"),
        bears_on=OnTraining(),
        related=("validation", "lora"),
    ),
    Term(
        "break_even",
        "Break-even",
        "The number of requests from which a dearer set-up has paid for itself by what it saves on each. Compare with "
        "the cheapest prompted model that passes your tests, cached, and not with what you use today. At today's "
        "prices it is often never reached.",
        ("house-break-even", "openai-models"),
        also=("break even", "payback", "return on investment", "roi"),
        bears_on=OnFact("volume"),
        related=("prompt_caching", "inference", "distillation"),
    ),
)
