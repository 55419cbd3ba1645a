"""Formats that are a list of remarks, each at a line of a page."""
