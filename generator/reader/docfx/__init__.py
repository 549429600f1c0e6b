"""docfx YAML: classes, enums and agents of the .NET client."""
