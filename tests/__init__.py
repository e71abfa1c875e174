"""Tests tell stories in three lines; what they share stands in `conftest.py`."""
