"""How far several readers of the same readouts agree: programs, language models, people.

A reader of another kind brings a `CodedSet`; what forms of file there are is told in `source.py`.
"""

from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement
from summitgraph.pipeline.agreement.source import coded_set
from summitgraph.pipeline.agreement.table import against, reliability

__all__ = ["CodedSet", "CodedStatement", "against", "coded_set", "reliability"]
