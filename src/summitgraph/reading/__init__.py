"""Bytes to Readout: text whose offsets never change, its blocks, turns and sentences."""

from summitgraph.reading.document import read_bytes, read_path

__all__ = ["read_bytes", "read_path"]
