"""Summaries in Markdown, for the page of a continuous integration job."""
