"""What SOAP, docfx YAML and standards know that REST pages leave open."""
