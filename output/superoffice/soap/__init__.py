"""The SOAP clients, one package per version of the web services."""
