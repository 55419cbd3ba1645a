"""What `docparse report` does; apart from the command, so that its help imports none of this."""
