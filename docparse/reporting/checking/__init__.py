"""A check of pages by themselves: for people, and as JSON."""
