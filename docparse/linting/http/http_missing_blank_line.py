"""DP205 http-missing-blank-line: no empty line stands between header fields and content.

HTTP ends the header section with an empty line (RFC 9112, 2.1). It was put in where content begins.

To mend: add the empty line.

    Content-Type: application/json

    {"height": 99}
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP205", "http-missing-blank-line", Level.WARNING, __doc__)
