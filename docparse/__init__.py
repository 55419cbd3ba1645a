"""Replay the annotated HTTP examples of Markdown API documentation."""

__version__ = "0.1.0"
