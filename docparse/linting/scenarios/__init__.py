"""Rules about scenario files: what they name, and what of them cannot be used."""
