"""DP209 http-status-line-missing: a response does not begin with a whole status line.

Without a status code of three digits (100 to 599) no status is promised; with the version missing only, the
line is read all the same.

To mend: begin the block with a status line.

    HTTP/1.1 200 OK
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP209", "http-status-line-missing", Level.WARNING, __doc__)
