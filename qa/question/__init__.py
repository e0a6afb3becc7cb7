"""Reading a question: its words made plain, its mentions, what it asks for."""
