"""SOAP: the codec between models and XML, and the clients that use it. Needs lxml, the SDK's extra `soap`."""
