"""REST operation pages: their subject, tables, samples, and the facts that stand in their prose."""
