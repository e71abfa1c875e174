"""A language model as a second reader: what it is told, what it costs, and what it answered.

It is asked before a build, and its answers are kept; the build itself reads those, so that it is
the same again without a network. Whether an answer holds is decided in `link/held.py`.
"""

from summitgraph.pipeline.llm.answers import Answers
from summitgraph.pipeline.llm.endpoint import Endpoint
from summitgraph.pipeline.llm.price import Estimate, Price
from summitgraph.pipeline.llm.prompt import Prompt
from summitgraph.pipeline.llm.reader import LanguageModel
from summitgraph.pipeline.llm.settings import Settings

__all__ = ["Answers", "Endpoint", "Estimate", "LanguageModel", "Price", "Prompt", "Settings"]
