"""Adds to a PDF what PDF/A-2a asks for beside the tags: the colours that its numbers mean, and the claim itself.

WeasyPrint writes either PDF/UA or PDF/A. Both are kept: PDF/UA is what it writes, and this is added.
"""

from importlib.resources import files
from typing import Any

import pydyf

from portail.output.guide.pdf.references import number_of

PROFILE = files("weasyprint.pdf") / "sRGB2014.icc"
"""The International Color Consortium's sRGB, which WeasyPrint brings."""
NAME = "sRGB2014"
PRINTED = 4
"""The flag of an annotation that is printed, as all have to be (ISO 19005-2, 6.3.2)."""
CLAIM = (
    b'<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    b' pdfaid:part="2" pdfaid:conformance="A" />'
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""The claim of PDF/A-2a; every schema of the metadata is described that is not PDF/A's own (ISO 19005-2, 6.6.2.3)."""


def make_archivable(written: Any) -> None:
    """Add to a PDF (`pydyf.PDF`), which is PDF/UA-1, what makes it PDF/A-2a."""
    profile = pydyf.Stream([PROFILE.read_bytes()], pydyf.Dictionary({"N": 3}), compress=True)
    written.add_object(profile)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pydyf.String(NAME),
        "Info": pydyf.String(NAME),
        "DestOutputProfile": profile.reference,
    }
    written.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])
    metadata = next(each for each in written.objects if each.number == number_of(written.catalog["Metadata"]))
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", CLAIM + b"</rdf:RDF>")]
    for each in written.objects:
        if isinstance(each, dict) and each.get("Type") == "/Annot":
            each["F"] = PRINTED
