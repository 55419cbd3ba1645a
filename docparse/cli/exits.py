"""The exit codes, a stable table."""

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code says."""

    CLEAN = 0
    """Nothing is wrong."""
    FAILED = 1
    """An example failed or ended in an error; an error finding (warnings do not fail unless --strict)."""
    MISUSE = 2
    """Options or configuration cannot be used as they are."""
    UNREADABLE = 3
    """Pages cannot be read at all."""
    UNJUDGED = 4
    """No example could be judged: the target was unreachable or refused the credentials."""
    NOTHING = 5
    """Nothing was run: no page, no example, or none selected."""
    FAULT = 70
    """docparse itself is at fault (BSD's EX_SOFTWARE)."""
    INTERRUPTED = 130
    """Interrupted; what was done so far is reported."""
    BROKEN_PIPE = 141
    """Nobody reads the output any more: 128 and SIGPIPE, as the shell would say."""
