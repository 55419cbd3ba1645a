"""What the pytest plugin does, imported when a page is collected or a fixture is used.

Only pytest's public names are used: examples are `pytest.Function` items, so that fixtures, `--setup-show`,
reruns and time-outs work on them as on any test.
"""
