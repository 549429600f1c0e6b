"""SOAP: the codec between models and XML, and the clients over it. Needs lxml, the SDK's extra `soap`."""
