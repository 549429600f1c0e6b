"""The contract tests of the SDK, and the samples and schemas that they compare with."""
