"""DP109 response-shared-with-ignored: an ignored block stands between a request and its response.

The ignored block is taken as a second spelling of the request (another language, say), and the
response as the request's own.

To mend: nothing, if that is meant. Otherwise name the request in the response's annotation.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP109", "response-shared-with-ignored", Level.NOTE, __doc__)
