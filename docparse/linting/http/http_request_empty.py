"""DP203 http-request-empty: a request block holds no request.

There is nothing to send.

To mend: begin the block with a request line.

    GET /me/photo
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP203", "http-request-empty", Level.ERROR, __doc__)
