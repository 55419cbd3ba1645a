"""Accounts: who may ask a service, what they offer, and how they get their tokens. Reading them is pure.

The files are API Doctor's `{"accounts": […]}`; the configuration has the same fields. `oauthMode` is
understood as `oauthType`, names of fields without case. `$env:NAME` stands for an environment variable.
"""

from docparse.accounts.account import (
    EVERYTHING,
    Account,
    AccountFile,
    ClientAuthentication,
    Grant,
    find_field_secrets,
    offers,
)
from docparse.accounts.environment import expand, find_variables, read_environment_account
from docparse.accounts.fields import find_field_problem
from docparse.accounts.reading import read_accounts, read_configured_account

__all__ = [
    "EVERYTHING",
    "Account",
    "AccountFile",
    "ClientAuthentication",
    "Grant",
    "expand",
    "find_field_problem",
    "find_field_secrets",
    "find_variables",
    "offers",
    "read_accounts",
    "read_configured_account",
    "read_environment_account",
]
