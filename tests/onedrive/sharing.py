"""Who may see an item: permissions and sharing links."""

from docparse.message import HttpResponse
from tests.onedrive.asking import Asked, Json, answer
from tests.onedrive.drive import Item
from tests.onedrive.refusals import Refusal

_APPLICATION = {"id": "1234", "displayName": "docparse"}
_ROLES = {"view": "read", "edit": "write", "embed": "read"}


def ask_permissions(asked: Asked, item: Item, key: str) -> HttpResponse:
    """Answer for the permissions of an item, or the one with an id."""
    if not key:
        asked.refuse_others("GET")
        return answer(200, {"value": list(item.permissions.values())})
    asked.refuse_others("GET", "PATCH", "DELETE")
    if key not in item.permissions:
        raise Refusal(404, "itemNotFound", f"There is no permission {key}.")
    if asked.method == "DELETE":
        del item.permissions[key]
        return answer(204)
    if asked.method == "PATCH":
        item.permissions[key] = {**item.permissions[key], "roles": asked.json()["roles"]}
    return answer(200, item.permissions[key])


def create_link(asked: Asked, item: Item) -> HttpResponse:
    """Answer with the link of a kind; it is made where there is none."""
    sent = asked.json()
    kind, scope = str(sent.get("type", "")), str(sent.get("scope", "anonymous"))
    if kind not in _ROLES:
        raise Refusal(400, "invalidRequest", f"There are no links of the type '{kind}'.")
    key = f"link-{kind}-{scope}"
    if key in item.permissions:
        return answer(200, item.permissions[key])
    link: Json = {
        "type": kind,
        "scope": scope,
        "webUrl": f"https://1drv.example/{item.id}",
        "application": _APPLICATION,
    }
    if kind == "embed":
        link["webHtml"] = f'<IFRAME src="https://onedrive.live.example/embed/{item.id}"></IFRAME>'
    item.permissions[key] = {"id": key, "roles": [_ROLES[kind]], "link": link}
    return answer(201, item.permissions[key])


def invite(asked: Asked, item: Item) -> HttpResponse:
    """Answer with a permission for each recipient."""
    sent = asked.json()
    recipients = sent.get("recipients")
    if not isinstance(recipients, list) or not recipients:
        raise Refusal(400, "invalidRequest", "There are no recipients.")
    made: list[object] = []
    for recipient in recipients:
        key = f"invited-{len(item.permissions) + 1}"
        invitation = {"email": recipient["email"], "signInRequired": sent.get("requireSignIn", False)}
        item.permissions[key] = {"id": key, "roles": sent.get("roles", ["read"]), "invitation": invitation}
        made.append(item.permissions[key])
    return answer(200, {"value": made})
