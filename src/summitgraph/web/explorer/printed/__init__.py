"""The explorer in one file that can be mailed: the same views, without a service or scripts."""

from summitgraph.web.explorer.printed.document import printed

__all__ = ["printed"]
