package dev.plumbline.index.milvus;

/** A call to the server failed for good; inside this package only. */
final class FailedCallException extends RuntimeException {
  private final transient Failure failure;

  FailedCallException(Failure failure) {
    super(failure.cause());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
