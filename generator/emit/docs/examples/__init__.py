"""An example of each call as Python source, made from the sample of its page."""

from __future__ import annotations

from generator.emit.docs.examples.rest import rest_examples
from generator.emit.docs.examples.soap import soap_examples
from generator.emit.rest.files import RestPlan
from generator.emit.soap.files import SoapPlan
from generator.model.samples import Samples

__all__ = ["call_examples"]


def call_examples(
    package: str, soap: SoapPlan, rest: RestPlan | None, samples: Samples
) -> dict[str, str]:
    """The example of each operation that has samples, by its subject id, for a fence `python` as it is.

    It begins with the imports that it needs, and calls the synchronous client: `so` for REST, `client` for SOAP. It ends
    in no newline; no line of it can end the fence. Texts of pages are in it as literals only, so it must not be escaped
    once more.
    """
    examples: dict[str, str] = {}
    if rest:
        examples |= rest_examples(package, rest, samples)
    for version in soap.versions:
        examples |= soap_examples(package, version, samples)
    return examples
