"""DP106 response-name-unknown: a response names a request that the page does not have.

It is taken to belong to the nearest request above it, which may be another one.

To mend: spell the name as the request does, letter case included.

    <!-- {"blockType": "request", "name": "get_photo"} -->
    <!-- {"blockType": "response", "name": "get_photo"} -->
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP106", "response-name-unknown", Level.WARNING, __doc__)
