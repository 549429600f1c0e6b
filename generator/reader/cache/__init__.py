"""The facts of pages, kept between runs."""
