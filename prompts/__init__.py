"""Every word said to the model lives here, as text beside the code and never inside it."""

from prompts.loader import Prompt, PromptError, harmless, load, parse

__all__ = ["Prompt", "PromptError", "harmless", "load", "parse"]
