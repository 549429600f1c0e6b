"""Pages and files about SOAP: operation pages, index pages, and WSDLs."""
