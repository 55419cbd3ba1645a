"""Header fields that say who asks are told from those that hold no secret."""

import pytest

from docparse.variables import is_credential_field, is_public_field


@pytest.mark.parametrize(
    "name",
    [
        "Authorization",
        "proxy-authorization",
        "Cookie",
        "X-Api-Key",
        "Ocp-Apim-Subscription-Key",
        "x-functions-key",
        "PRIVATE-TOKEN",
        "X-Vault-Token",
        "X-Amz-Security-Token",
        "x-ms-authorization-auxiliary",
        "X-Auth",
        "Client-Secret",
    ],
)
def test_says_who_asks(name):
    assert is_credential_field(name)
    assert not is_public_field(name)


@pytest.mark.parametrize(
    "name",
    [
        "Accept",
        "accept-language",
        "Content-Type",
        "If-Match",
        "Prefer",
        "OData-Version",
        "client-request-id",
        "traceparent",
        "ConsistencyLevel",
    ],
)
def test_is_known_to_hold_no_secret(name):
    assert is_public_field(name)
    assert not is_credential_field(name)


@pytest.mark.parametrize("name", ["X-Custom", "X-Tenant", "Acceptance", "X-Continuation-Token", "Authority"])
def test_is_neither(name):
    assert not is_public_field(name)
    assert not is_credential_field(name)
