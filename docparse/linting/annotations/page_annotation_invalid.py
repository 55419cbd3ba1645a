"""DP118 page-annotation-invalid: the page's own annotation cannot be read.

What it says of the page (description, keywords, suppressions) is lost.

To mend: see the line and column of the message.

    <!-- {"type": "#page.annotation", "description": "Update a photo"} -->
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP118", "page-annotation-invalid", Level.WARNING, __doc__)
