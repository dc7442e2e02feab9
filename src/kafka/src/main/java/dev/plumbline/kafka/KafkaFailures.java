package dev.plumbline.kafka;

import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Kafka's errors as the port's one: transient or permanent, with the cluster's address. */
final class KafkaFailures {
  private KafkaFailures() {}

  /**
   * Waits for an answer.
   *
   * @param doing what was asked, as in {@code creating topics}
   * @throws ServiceException if it failed, did not come in time, or the thread was interrupted (its
   *     flag is set again)
   */
  static <T> T await(Future<T> answer, Duration deadline, KafkaClientConfig config, String doing) {
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(
          Kind.TRANSIENT, "Kafka at " + config.bootstrap() + ": interrupted in " + doing, e);
    } catch (TimeoutException e) {
      throw late(config, doing, deadline, e);
    } catch (ExecutionException e) {
      throw of(config, doing, deadline, e.getCause() == null ? e : e.getCause());
    }
  }

  static ServiceException of(
      KafkaClientConfig config, String doing, Duration deadline, Throwable error) {
    if (error instanceof org.apache.kafka.common.errors.TimeoutException) {
      return late(config, doing, deadline, error);
    }
    return new ServiceException(
        isTransient(error) ? Kind.TRANSIENT : Kind.PERMANENT,
        "Kafka at " + config.bootstrap() + ": " + doing + ": " + describe(error),
        error);
  }

  /** A deadline passed. */
  static ServiceException late(KafkaClientConfig config, String doing, Duration deadline) {
    return late(config, doing, deadline, new TimeoutException(doing));
  }

  static boolean isTransient(Throwable error) {
    return error instanceof RetriableException || error instanceof InterruptException;
  }

  static String describe(Throwable error) {
    return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
  }

  private static ServiceException late(
      KafkaClientConfig config, String doing, Duration deadline, Throwable error) {
    return new ServiceException(
        Kind.TRANSIENT,
        "Kafka at "
            + config.bootstrap()
            + " did not answer within "
            + deadline.toMillis()
            + " ms ("
            + doing
            + ")",
        error);
  }
}
