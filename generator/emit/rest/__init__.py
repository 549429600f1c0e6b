"""The REST part of the SDK: clients, agents, resources, models and enums at the top of the package."""
