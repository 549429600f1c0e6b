"""The model → files of an SDK: names, views, templates, formatting, the shape check, and safe writing."""
