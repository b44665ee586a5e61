"""What is English of finding recommendations: clauses and verb forms, vetoes, and which sentences say one thing."""
