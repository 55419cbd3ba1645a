"""Rules about which response belongs to which request."""
