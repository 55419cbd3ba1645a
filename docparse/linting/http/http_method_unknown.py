"""DP201 http-method-unknown: a request's method is none that HTTP knows.

It is sent as it is written, except that lower case is written as upper case: methods are
case-sensitive (RFC 9110, 9.1).

To mend: write the method in upper case; the message names the nearest one.

    fetch /me/photo    not so
    GET /me/photo      but so
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP201", "http-method-unknown", Level.WARNING, __doc__)
