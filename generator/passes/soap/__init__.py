"""Operation pages and WSDLs → the SOAP part of the model."""
