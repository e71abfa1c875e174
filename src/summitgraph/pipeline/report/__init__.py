"""`report.html`: one page that opens anywhere, with every statement beside its words."""

from summitgraph.pipeline.report.page import report_page

__all__ = ["report_page"]
