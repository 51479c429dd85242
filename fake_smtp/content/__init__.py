"""What is extracted from a decoded message: visible text, links, codes, tags, thumbnails."""
