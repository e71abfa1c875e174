"""Bytes to Readout: text whose offsets never change, its blocks, turns and sentences."""

from summitgraph.reading.document import facts_beside, read_bytes, read_path

__all__ = ["facts_beside", "read_bytes", "read_path"]
