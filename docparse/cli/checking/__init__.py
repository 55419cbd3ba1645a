"""What `docparse check` does; apart from the command, so that its help imports none of it."""
