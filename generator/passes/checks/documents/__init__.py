"""Operations of documents and pages that collide or that only one of both has, and types that pages have lost."""
