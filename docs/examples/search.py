"""Searches Plumbline over Kafka: a query goes out, the result comes back under its id.

    pip install confluent-kafka fastavro
    python search.py --bootstrap 127.0.0.1:9660 "a red circle left of a blue square"
"""

import argparse
import datetime
import sys
import time
import uuid

from confluent_kafka import Consumer, Producer, TopicPartition
from plumbline_avro import Codec


def open_results(bootstrap: str, topic: str) -> Consumer:
    """A consumer of all results that come from now on."""
    consumer = Consumer(
        {
            "bootstrap.servers": bootstrap,
            # The client asks for a group's name, but nothing is ever committed to it.
            "group.id": f"search-{uuid.uuid4()}",
            "enable.auto.commit": False,
        }
    )
    partitions = [
        TopicPartition(topic, number)
        for number in consumer.list_topics(topic, timeout=10).topics[topic].partitions
    ]
    # The end is looked up before the query is sent, so that the result cannot be missed.
    for partition in partitions:
        partition.offset = consumer.get_watermark_offsets(partition, timeout=10)[1]
    consumer.assign(partitions)
    return consumer


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bootstrap", default="127.0.0.1:9660")
    parser.add_argument("--tenant", default="default")
    parser.add_argument("--schemas", default="schemas/src/main/avro", help="the .avsc files")
    parser.add_argument("-k", type=int, default=10)
    parser.add_argument("--timeout", type=float, default=10, help="seconds")
    parser.add_argument("text")
    args = parser.parse_args()

    query, result = Codec(args.schemas, "Query"), Codec(args.schemas, "Result")
    results = open_results(args.bootstrap, "results")
    query_id = str(uuid.uuid4())
    deadline = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(
        seconds=args.timeout
    )
    producer = Producer({"bootstrap.servers": args.bootstrap, "linger.ms": 0})
    producer.produce(
        "queries",
        key=query_id.encode(),
        value=query.encode(
            {
                "queryId": query_id,
                "tenant": args.tenant,
                "text": args.text,
                "k": args.k,
                "deadline": deadline,
            }
        ),
    )
    producer.flush(args.timeout)

    end = time.monotonic() + args.timeout
    while time.monotonic() < end:
        message = results.poll(0.2)
        if message is None or message.error() or message.key() != query_id.encode():
            continue  # nothing yet, or an answer to somebody else
        answer = result.decode(message.value())
        if answer["failed"]:
            print(f"{answer['failed']['reason']}: {answer['failed']['message']}", file=sys.stderr)
            return 1
        for hit in answer["answered"]["hits"]:
            print(f"{hit['rank']:3}  {hit['score']:.4f}  {hit['id']}  {hit['captions'][:1]}")
        return 0
    print(f"no answer within {args.timeout} s", file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main())
