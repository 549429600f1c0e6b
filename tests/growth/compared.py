"""Counts the work of comparing snapshots of three sizes, as `counting.py` does: `python -m growth.compared`.

Every kind of subject is there, as often as the size says: kept, changed, added, removed and renamed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Final

from growth import counting

SIZES: Final = tuple(4 * size for size in counting.SIZES)

_KEPT: Final = """
    rest/v1/Thing{i}: group
    rest/v1/Thing{i}/Get: rest method=GET path=/Thing{i}/{{id}} responses=200~#types/Thing{i}
    rest/v1/Thing{i}/Get#param/id: parameter type=int32 where=path required
    rest/v1/Thing{i}/Get#result: result kind=json type=#types/Thing{i}
    soap/Services88/Thing{i}: group
    types/Thing{i}: type kind=object same_as=types/Services88/Thing{i}
    types/Thing{i}#field/Next: field type=#types/Thing{before}
    types/Services88/Thing{i}: type kind=object same_as=types/Thing{i}
    types/Colour{i}: type kind=enum
    archives/Thing{i}: archive
"""
_OLD: Final = """
    rest/v1/Thing{i}/Old: rest method=GET path=/Old{i}
    rest/v1/Thing{i}/Find: rest method=GET path=/Find{i} responses=200~string|404~
    rest/v1/Thing{i}/Find#param/Fk: parameter type=string where=query
    rest/v1/Thing{i}/Find#result: result kind=json type=any @sample
    rest/v1/List_{i}: group
    rest/v1/List_{i}/Patch: rest method=PATCH path=/List{i}
    soap/Services88/Thing{i}/Get: soap order=A|B out=X
    soap/Services88/Thing{i}/Get#param/A: parameter type=string
    soap/Services88/Thing{i}/Get#out/X: out type=int32
    types/Job{i}: type kind=object
    types/Job{i}#field/A{i}: field type=string
    types/Job{i}#field/B: field type=#types/Job{before}
    types/Job{i}#field/C: field type=string
    types/Small{i}: type kind=object
    types/Small{i}#field/Id: field type=int32
    types/Thing{i}#field/Old: field type=string
    types/Services88/Thing{i}#field/Old: field type=string
    types/Colour{i}#member/A: member number=1
    archives/Thing{i}#column/a: column type=int words=a{i}
"""
_NEW: Final = """
    rest/v1/Thing{i}/New: rest method=GET path=/New{i}
    rest/v1/Thing{i}/Find: rest method=GET path=/Find{i} responses=202~string|409~
    rest/v1/Thing{i}/Find#param/fk: parameter type=int32 where=query
    rest/v1/Thing{i}/Find#result: result kind=json type=#types/Result{i}
    soap/Services88/Thing{i}/Get: soap order=B|A out=Y|Z
    soap/Services88/Thing{i}/Get#param/A: parameter type=int32
    soap/Services88/Thing{i}/Get#out/Y: out type=int32
    types/SoJob{i}: type kind=object
    types/SoJob{i}#field/A{i}: field type=string
    types/SoJob{i}#field/B: field type=#types/SoJob{before}
    types/SoJob{i}#field/C: field type=string
    types/Little{i}: type kind=object
    types/Little{i}#field/Id: field type=int32
    types/Result{i}: type kind=object
    types/Result{i}#field/Job: field type=#types/SoJob{i}
    types/Thing{i}#field/New: field type=string
    types/Services88/Thing{i}#field/New: field type=string
    types/Colour{i}#member/A: member number=2
    archives/Thing{i}#column/a: column type=string words=b{i}
"""


def _text(part: str, size: int) -> str:
    return "".join(part.format(i=i, before=max(i - 1, 0)) for i in range(size))


def counts() -> dict[str, list[int]]:
    """The work of each module, one number for each size."""
    counting.COUNTED = ("generator.changes",)
    finder = counting.Counting()
    sys.meta_path.insert(0, finder)
    # only now, so that the modules count
    from support.snapshots import snapshot  # noqa: PLC0415 - as below

    from generator.changes import compare  # noqa: PLC0415 - so that it is counted

    works: dict[str, list[int]] = {}
    # first without counting it: what is made once must not count for the smallest size
    for number, size in enumerate((SIZES[0] // 2, *SIZES)):
        old = snapshot(_text(_KEPT + _OLD, size))
        new = snapshot(_text(_KEPT + _NEW, size))
        before = Counter({name: work.count for name, work in finder.works.items()})
        changes = compare(old, new).changes
        assert len(changes) > 10 * size
        for name, work in finder.works.items():
            if number:
                works.setdefault(name, []).append(work.count - before[name])
    return works


if __name__ == "__main__":
    print(json.dumps(counts()))
