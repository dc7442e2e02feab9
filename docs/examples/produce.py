"""Sends a picture with its captions to Plumbline.

    pip install confluent-kafka fastavro
    python produce.py --bootstrap 127.0.0.1:9660 dog.jpg "A dog in the snow" "A brown dog"
"""

import argparse
import datetime
import pathlib
import sys

from confluent_kafka import Producer
from plumbline_avro import Codec


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bootstrap", default="127.0.0.1:9660")
    parser.add_argument("--topic", default="items")
    parser.add_argument("--tenant", default="default")
    parser.add_argument("--schemas", default="schemas/src/main/avro", help="the .avsc files")
    parser.add_argument("picture", type=pathlib.Path)
    parser.add_argument("captions", nargs="*")
    args = parser.parse_args()

    image, caption = Codec(args.schemas, "Image"), Codec(args.schemas, "Caption")
    producer = Producer(
        {
            "bootstrap.servers": args.bootstrap,
            # Each event once, and in order.
            "enable.idempotence": True,
            # The partitioner of Kafka's Java clients: all producers of an item's events must put
            # them into one partition, or their order is lost.
            "partitioner": "murmur2_random",
            "compression.type": "lz4",
            "message.max.bytes": 4 * 1024 * 1024,
        }
    )
    errors = []

    def send(item_id: str, value: bytes) -> None:
        producer.produce(
            args.topic,
            key=f"{args.tenant}/{item_id}".encode(),
            value=value,
            on_delivery=lambda error, _: errors.append(error) if error else None,
        )

    now = datetime.datetime.now(datetime.timezone.utc)
    name = args.picture.name
    common = {"tenant": args.tenant, "eventTime": now, "source": "produce.py"}
    send(
        name,
        image.encode(
            {
                **common,
                "id": name,
                "bytes": args.picture.read_bytes(),
                "attributes": {"year": float(now.year), "public": True},
            }
        ),
    )
    for number, text in enumerate(args.captions):
        item_id = f"{name}#{number}"
        send(item_id, caption.encode({**common, "id": item_id, "partOf": name, "text": text}))

    left = producer.flush(30)
    if errors or left:
        print(f"{len(errors)} failed, {left} not acknowledged: {errors[:1]}", file=sys.stderr)
        return 1
    print(f"sent {name} and {len(args.captions)} captions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
