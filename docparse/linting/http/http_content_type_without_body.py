"""DP208 http-content-type-without-body: Content-Type is given but there is no content.

Either the content is missing from the page, or the field is not needed.

To mend: add the content or take the field out.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP208", "http-content-type-without-body", Level.NOTE, __doc__)
