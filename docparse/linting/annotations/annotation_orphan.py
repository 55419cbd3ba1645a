"""DP110 annotation-orphan: an annotation has no code block below it.

Only blank lines may stand between an annotation and its block: a paragraph, a heading or a line
that a docs tool reads cuts them apart, and the block is never replayed.

To mend: move the comment to directly above the fence, or take it out.

    <!-- {"blockType": "request", "name": "get_photo"} -->
    ```http
    GET /me/photo
    ```
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP110", "annotation-orphan", Level.ERROR, __doc__)
