"""DP102 request-unpaired: a request block has no response.

Readers cannot tell what to expect, and nothing can be compared. The example is listed, and replayed
only with --unpaired, to see whether the service answers at all.

To mend: add a response block below it, or mark the request "ignored".

    <!-- {"blockType": "response", "truncated": true} -->
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP102", "request-unpaired", Level.WARNING, __doc__)
