"""DP105 response-alternate: a request has a further response block.

The actual answer may match any of them; the first is the default promise. That is right where one
request can end in several ways, and a slip where the second block belongs to another request.

To mend: if it is another request's, name that request in the response's annotation.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP105", "response-alternate", Level.NOTE, __doc__)
