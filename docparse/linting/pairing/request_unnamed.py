"""DP103 request-unnamed: a request block has no name.

Its example is numbered instead, which reports and selections can use but people cannot remember.

To mend: name it after what it does, once on the page.

    <!-- {"blockType": "request", "name": "update_photo"} -->
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP103", "request-unnamed", Level.NOTE, __doc__)
