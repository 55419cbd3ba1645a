"""DP104 request-name-duplicate: two request blocks of a page have the same name.

A response that names its request cannot tell which one it means, and the later example is numbered
(update_photo~2).

To mend: give each request a name of its own.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP104", "request-name-duplicate", Level.WARNING, __doc__)
