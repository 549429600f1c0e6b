"""What the clients of REST and SOAP have in common."""
