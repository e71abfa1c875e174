"""Recognising: from a readout to drafts of statements, each with its words, and notices."""

from summitgraph.extract.extract import extract

__all__ = ["extract"]
