"""The whole river without a browser: ``bangvang run``. It stands above the river and stands for the people it replaces."""
