"""One file that holds the database and every kept file as they were at one moment; the keys go into a file of their own."""
