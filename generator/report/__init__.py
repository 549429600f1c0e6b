"""What people and machines are told: progress, diagnostics, summaries, and what is known of a subject."""
