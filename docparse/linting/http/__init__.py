"""Rules about HTTP messages as the pages write them."""
