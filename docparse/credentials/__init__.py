"""Credentials of a run: given on the command line, or those of accounts, for the target and nobody else.

An account's token comes from its token service (OAuth 2, RFC 6749) when it is first needed, anew before it
ends, and once after a 401, by one thread for all. Nothing here is ever put into a message unmasked.
"""

from docparse.credentials.authorising import authorise
from docparse.credentials.choosing import choose_accounts
from docparse.credentials.failure import LoginError
from docparse.credentials.given import Given, GivenOptions, read_given
from docparse.credentials.holding import Credentials, make_credentials
from docparse.credentials.loading import load_accounts

__all__ = [
    "Credentials",
    "Given",
    "GivenOptions",
    "LoginError",
    "authorise",
    "choose_accounts",
    "load_accounts",
    "make_credentials",
    "read_given",
]
