"""DP113 annotation-duplicate-key: a key stands twice in an annotation.

The last one counts; whoever edits the first one wonders why nothing changes.

To mend: keep one of them.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP113", "annotation-duplicate-key", Level.WARNING, __doc__)
