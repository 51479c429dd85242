"""The illustrated guide: one document, written as Markdown, HTML, PDF, DOCX, ODT and EPUB."""
