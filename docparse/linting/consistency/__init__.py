"""Rules on what a page says in two places, and on what no page should say."""
