"""DP206 http-header-folded: a header field goes on in the next line.

Folded lines are obsolete (RFC 9112, 5.2); many services refuse them. They are sent as one line.

To mend: write the field on one line.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP206", "http-header-folded", Level.NOTE, __doc__)
