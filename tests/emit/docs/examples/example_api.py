"""The examples of small models of REST, whose samples are JSON."""

from __future__ import annotations

import json

from emit.rest.rest_api import api_of

from generator.emit.docs.examples import call_examples
from generator.emit.names.namer import Namer
from generator.emit.planned_names import planned
from generator.emit.settings import SdkSettings
from generator.model.api import NamedType, RestOperation
from generator.model.ids import OperationId
from generator.model.overrides import NO_OVERRIDES
from generator.model.samples import Fence, OperationSample
from generator.reader.rest.json_text import read_json


def example(operation: RestOperation, *types: NamedType, sent: object = None) -> str:
    """The example of an operation whose page shows this body."""
    body = None if sent is None else read_json(json.dumps(sent))
    sample = OperationSample("page.md", 1, Fence(2, b""), None, json=body)
    return example_of(operation, *types, sample=sample)


def example_of(
    operation: RestOperation, *types: NamedType, sample: OperationSample
) -> str:
    """The example of an operation with this sample."""
    namer = Namer({}, NO_OVERRIDES)
    plan = planned(api_of(operation, *types), SdkSettings(), namer)
    samples = {OperationId(operation.id): sample}
    return call_examples("superoffice", plan.soap, plan.rest, samples)[operation.id]
