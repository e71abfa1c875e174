"""Measures of networks: who stands in the middle, who belongs together, how that moves.

Each module tells its formula and its source. They take `Ties`, made from a matrix or a graph by
`ties`, and give plain records; `table` makes rows of them for files.
"""
