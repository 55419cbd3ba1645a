"""DP116 annotation-comment-unclosed: the comment of an annotation is never closed.

Everything below it is comment to a Markdown renderer: readers do not see it, and none of it is
replayed.

To mend: close it with -->.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP116", "annotation-comment-unclosed", Level.ERROR, __doc__)
