"""Bytes to Readout: text whose offsets never change, its blocks, turns and sentences."""

from summitgraph.reading.document import SOURCES, read_bytes, read_path, sources_of

__all__ = ["SOURCES", "read_bytes", "read_path", "sources_of"]
