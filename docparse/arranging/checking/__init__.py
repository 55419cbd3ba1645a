"""Settings and paths → what a check is made of, for the command line and pytest."""
