"""Mutants through the reader: none raises, hangs, or gives facts that cannot be sent to another process."""

from __future__ import annotations

import time
import traceback
from typing import Final

from benchmarks.page_mutations.findings import Fault, Outcome, Slow, stopped_after
from benchmarks.page_mutations.mutants import mutant
from generator.model.facts import decode_facts, encode_facts
from generator.reader.read import read_page

SLOW_AFTER: Final = 1.0
"""In seconds of processor time, which other work on the machine does not change: no page may take longer."""
_HANGS_AFTER: Final = 60
_SLOWEST: Final = 5


def read_mutants(seed: int, first: int, last: int) -> Outcome:
    """The outcome of the mutants from `first` up to and without `last`."""
    times: list[Slow] = []
    faults: list[Fault] = []
    useful = 0
    for number in range(first, last):
        page = mutant(seed, number)
        start = time.process_time()
        try:
            with stopped_after(_HANGS_AFTER):
                read = read_page(page.path, page.data)
                seconds = time.process_time() - start
                assert decode_facts(encode_facts((read,))) == (read,)
        # a page must never raise: any error is a fault of the mutant, reported with its traceback
        except Exception:  # noqa: BLE001 - any error is a fault of the mutant
            faults.append(Fault((number,), traceback.format_exc()))
            continue
        useful += read.facts is not None
        times.append(Slow(seconds, number, page.path))
    times.sort(reverse=True)
    over = sum(slow.seconds > SLOW_AFTER for slow in times)
    slowest = tuple(times[:_SLOWEST])
    return Outcome(last - first, useful, over, slowest, tuple(faults))
