"""What people take home, opened again with the tools they will use."""
