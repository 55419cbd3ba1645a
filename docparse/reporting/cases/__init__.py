"""Formats that are a list of cases, each passed or not."""
