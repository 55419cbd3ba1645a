"""Rules about blocks and their types."""
