"""Pages for pytest to collect, written as authors write them."""

import json

OK = "HTTP/1.1 200 OK"


def example(name: str, request: str, content: object = None, status: str = OK, **annotation: object) -> str:
    """An example: a request with its response."""
    said = json.dumps({"blockType": "request", "name": name, **annotation})
    shown = [status]
    if content is not None:
        shown += ["Content-Type: application/json", "", json.dumps(content)]
    answer = "\n".join(shown)
    return (
        f"## {name}\n\n<!-- {said} -->\n```http\n{request}\n```\n\n"
        f'<!-- {{"blockType": "response"}} -->\n```http\n{answer}\n```\n\n'
    )


def page(*examples: str) -> str:
    """A page."""
    return "# Page\n\n" + "".join(examples)


THINGS = page(
    example(
        "create_thing",
        'POST /things\nContent-Type: application/json\n\n{"name": "ball"}',
        {"id": "thing-4711", "name": "ball"},
        "HTTP/1.1 201 Created",
    ),
    example("get_thing", "GET /things/thing-4711", {"id": "thing-4711", "name": "ball"}),
    example("delete_thing", "DELETE /things/thing-4711", status="HTTP/1.1 204 No Content"),
)
"""A chain: the other two use the id that the first one's answer shows."""

CONFTEST = """
import itertools, json, pathlib, pytest

LOG = pathlib.Path(__file__).parent / "sent.log"

def make_application():
    things, ids = {}, itertools.count(1)

    def application(environ, start_response):
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        with LOG.open("a") as log:
            log.write(f"{method} {path}\\n")
        def answer(status, value=None):
            start_response(status, [("Content-Type", "application/json")])
            return [] if value is None else [json.dumps(value).encode()]
        if method == "POST" and path == "/things":
            thing = json.loads(environ["wsgi.input"].read()) | {"id": f"live-{next(ids)}"}
            things[thing["id"]] = thing
            return answer("201 Created", thing)
        thing = things.get(path.rpartition("/")[2])
        if thing is None:
            return answer("404 Not Found", {"error": "there is no such thing"})
        if method == "DELETE":
            del things[thing["id"]]
            return answer("204 No Content")
        return answer("200 OK", thing)

    return application

@pytest.fixture(scope="session")
def docparse_target():
    return make_application()
"""
"""A service under test, made in a fixture; it notes what it was sent."""
