"""Rules about the JSON object in the comment above a block."""
