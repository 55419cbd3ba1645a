"""The failure view of a replayed example: what differs, why it matters, what to do next."""
