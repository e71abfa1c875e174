"""Bytes to Readout: text whose offsets never change, its blocks, turns and sentences."""

from summitgraph.reading.coded import coded_bytes, looks_like_coded, read_coded
from summitgraph.reading.document import SOURCES, read_bytes, read_path, sources_of

__all__ = [
    "SOURCES",
    "coded_bytes",
    "looks_like_coded",
    "read_bytes",
    "read_coded",
    "read_path",
    "sources_of",
]
