"""What JSON values in pages stand for: their kinds, forms and placeholders, sameness, and places."""
