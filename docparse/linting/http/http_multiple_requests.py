"""DP204 http-multiple-requests: a request block holds several requests.

The first one is the example; the others are neither sent nor taken as content.

To mend: one block a request, each with an annotation; or mark a list of URL templates "ignored".
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP204", "http-multiple-requests", Level.WARNING, __doc__)
