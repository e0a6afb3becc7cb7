"""What a library is kept in: exact frames in SQL, the vector index, their lock, their export."""
