"""DP111 annotation-json-invalid: an annotation is not JSON, not even leniently.

Its block is lost to docparse and to every other tool that reads annotations. Missing commas,
unbalanced brackets and text around the object are not guessed at.

To mend: see the line and column of the message; a missing comma or quote is the usual cause.

    <!-- {"blockType": "request", "name": "get_photo"} -->
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP111", "annotation-json-invalid", Level.ERROR, __doc__)
