"""Modules are formatted and checked, in this process or ahead in another one, with the same result."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.emit.parts import NOTHING_KNOWN
from generator.emit.python.modules import Module, Modules
from generator.emit.python.shape import Allowed
from generator.model.errors import InternalError
from generator.processes.workers import NO_WORKERS, Workers

STABLE = '"""A module."""\n\nDEPOT = "a"\n'
UNSTABLE = '"""A module."""\nDEPOT = (\n    "a"\n)\n'
REFUSED = '"""A module."""\n\nprint()\n'


@pytest.fixture(scope="module")
def started() -> Iterator[Workers]:
    with Workers(2) as workers:
        workers.start(1)
        yield workers


def modules(workers: Workers, *names: str, reformat: bool = True) -> Modules:
    allowed = Allowed(("superoffice",), frozenset(names))
    return Modules(
        allowed,
        NOTHING_KNOWN,
        lambda _done, _all: None,
        workers,
        reformat=reformat,
    )


@pytest.mark.parametrize("reformat", [True, False])
def test_what_is_checked_ahead_is_the_same(started: Workers, reformat: bool) -> None:
    sources = {"a.py": STABLE, "b.py": UNSTABLE}
    ahead = modules(started, "DEPOT", reformat=reformat)
    ahead.begin(sources)
    alone = modules(NO_WORKERS, "DEPOT", reformat=reformat)
    alone.begin(sources)
    assert ahead.finished(sources) == alone.finished(sources)


def test_a_text_that_came_later_counts(started: Workers) -> None:
    ahead = modules(started, "DEPOT", "STORE")
    ahead.begin({"a.py": STABLE})
    later = STABLE.replace("DEPOT", "STORE")
    assert ahead.finished({"a.py": later}) == {"a.py": Module(later, ("STORE",))}


def test_a_name_that_nothing_gave_is_refused(started: Workers) -> None:
    ahead = modules(started)
    ahead.begin({"a.py": STABLE})
    with pytest.raises(InternalError, match="'DEPOT'"):
        ahead.finished({"a.py": STABLE})


def test_a_shape_that_no_template_writes_is_refused(started: Workers) -> None:
    ahead = modules(started, "DEPOT", reformat=False)
    ahead.begin({"a.py": STABLE, "b.py": REFUSED})
    with pytest.raises(InternalError, match=r"b\.py:3"):
        ahead.finished({"a.py": STABLE, "b.py": REFUSED})
