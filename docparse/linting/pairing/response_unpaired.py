"""DP101 response-unpaired: a response block belongs to no request.

Nothing is compared with it, so what it shows can be wrong for years. A response belongs to the
request that it names, else to the nearest request block above it.

To mend: put it under its request, or give both the same name; mark it "ignored" if it is there to
be read only.

    <!-- {"blockType": "response", "name": "get_photo"} -->
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP101", "response-unpaired", Level.ERROR, __doc__)
