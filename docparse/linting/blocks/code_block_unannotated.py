"""DP123 code-block-unannotated: an HTTP code block has no annotation.

It is not replayed: nobody said that it is an example.

To mend: put an annotation above it; mark it "ignored" if it is there to be read only.

    <!-- {"blockType": "request", "name": "get_photo"} -->
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP123", "code-block-unannotated", Level.NOTE, __doc__)
