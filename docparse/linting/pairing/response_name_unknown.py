"""DP106 response-name-unknown: a response names a request that the page does not have.

It belongs to no request then, not even to the one right above it, and nothing is compared with it.

To mend: spell the name as the request does, letter case included.

    <!-- {"blockType": "request", "name": "get_photo"} -->
    <!-- {"blockType": "response", "name": "get_photo"} -->
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP106", "response-name-unknown", Level.WARNING, __doc__)
