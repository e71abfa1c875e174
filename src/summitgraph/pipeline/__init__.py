"""The whole journey, from documents to a graph in a user's hands. `build.py` shows it on one page.

Light to import: each part is brought in by whoever asks for it.
"""
