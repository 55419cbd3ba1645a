"""DP107 response-before-request: a response stands before the request that it names.

It is paired by its name all the same, but readers meet the answer before the question.

To mend: put the request first.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP107", "response-before-request", Level.NOTE, __doc__)
