"""Bodies of requests: JSON, patches and files to upload."""
