"""Settings → what a replay needs: options, whom to ask as whom, scenarios; for the command line and pytest.

Both doors make their replays here, so that they cannot come to disagree on an example.
"""
