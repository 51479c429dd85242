"""This project's content: the town's documents, their steps and pages, their start states and the mock."""
