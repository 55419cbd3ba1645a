"""DP117 annotation-comment-malformed: the comment of an annotation does not stand by itself.

Text before or after the comment on its lines, or a comment that begins or ends in an odd way, makes
it part of something else in CommonMark, so that no code block belongs to it.

To mend: let the comment start a line, end a line, and hold the JSON object only.

    <!-- {"blockType": "request", "name": "get_photo"} -->
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP117", "annotation-comment-malformed", Level.ERROR, __doc__)
