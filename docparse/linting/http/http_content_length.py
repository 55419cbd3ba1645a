"""DP207 http-content-length: Content-Length does not fit the content.

It fits the content neither with LF nor with CRLF as line ends. docparse never sends the documented
number, but readers who copy the request do. A longer one at a response that is marked as truncated may be
that of the whole content, so it is a note, and `--fix` leaves it. An answer to HEAD and a 304 without
content name the number that GET would give.

To mend: write the number of bytes that the message names, or leave the field out.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP207", "http-content-length", Level.WARNING, __doc__)
