"""Plumbline's records in Avro's single-object encoding: C3 01, the schema's fingerprint, the body.

Needs fastavro.
"""

import io
import json
import pathlib

import fastavro
from fastavro.schema import fingerprint, to_parsing_canonical_form

MARKER = b"\xc3\x01"
HEADER_LENGTH = 10


class Codec:
    """Writes and reads records of one schema."""

    def __init__(self, schemas: str, name: str):
        """Takes the directory of the .avsc files and a record's name, such as Image."""
        definition = json.loads((pathlib.Path(schemas) / f"{name}.avsc").read_text("utf-8"))
        canonical = to_parsing_canonical_form(definition)
        # CRC-64-AVRO of the canonical form, little-endian.
        self.header = MARKER + bytes.fromhex(fingerprint(canonical, "CRC-64-AVRO"))
        self.schema = fastavro.parse_schema(definition)

    def encode(self, record: dict) -> bytes:
        """A record's bytes. Fields with a default may be left out."""
        body = io.BytesIO()
        fastavro.schemaless_writer(body, self.schema, record, strict_allow_default=True)
        return self.header + body.getvalue()

    def decode(self, value: bytes) -> dict:
        """The record in some bytes that were written with this version of the schema."""
        header, body = value[:HEADER_LENGTH], value[HEADER_LENGTH:]
        if header != self.header:
            raise ValueError(f"header {header.hex()} (expected: {self.header.hex()})")
        return fastavro.schemaless_reader(io.BytesIO(body), self.schema)
