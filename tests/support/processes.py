"""Work in processes that are forked, as servers with several workers fork them."""

from __future__ import annotations

import json
import os
import signal
import traceback
from collections.abc import Callable
from typing import Any

_LONGEST = 30
"""Seconds after which a child that hangs is killed."""


def forked(work: Callable[[], object]) -> Callable[[], Any]:
    """Starts work in a forked process. Returns a function that waits for its end, and returns its result as JSON.

    That function fails if the process hangs, or ends with an error.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(_LONGEST)
        os.close(reading)
        try:
            os.write(writing, json.dumps(work()).encode())
        except BaseException:  # noqa: BLE001 - the child ends here
            os.write(writing, json.dumps({"error": traceback.format_exc()}).encode())
        os._exit(0)
    os.close(writing)

    def result() -> Any:
        with os.fdopen(reading, "rb") as pipe:
            content = pipe.read()
        _, status = os.waitpid(child, 0)
        assert status == 0, f"the child was killed after {_LONGEST} s"
        value = json.loads(content)
        assert not (isinstance(value, dict) and "error" in value), value["error"]
        return value

    return result
