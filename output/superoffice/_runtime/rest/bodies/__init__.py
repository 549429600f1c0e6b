"""Bodies of requests and answers: JSON, patches, files to upload, downloads."""
