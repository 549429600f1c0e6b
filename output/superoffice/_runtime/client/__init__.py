"""What the clients of REST and SOAP share."""
