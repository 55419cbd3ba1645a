"""DP202 http-request-line: a request line is not written as HTTP says.

Method, one space, request target, and nothing else but the version (RFC 9112, 3). Spaces inside the
target are percent-encoded when the request is sent.

To mend: write the target in one piece.

    GET /users?$filter=name eq 'x'        not so
    GET /users?$filter=name%20eq%20'x'    but so
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP202", "http-request-line", Level.WARNING, __doc__)
