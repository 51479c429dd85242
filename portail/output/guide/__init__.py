"""The illustrated guide: one document, written as Markdown, HTML, PDF and DOCX."""
