"""DP108 response-to-ignored: a response belongs to an ignored request.

The request above it is marked "ignored", so it is not sent and the response is compared with
nothing.

To mend: mark the request as "request", or the response as "ignored" too.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP108", "response-to-ignored", Level.WARNING, __doc__)
