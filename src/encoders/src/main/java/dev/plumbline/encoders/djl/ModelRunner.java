package dev.plumbline.encoders.djl;

import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.model.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One loaded model and the threads that use it. Thread-safe.
 *
 * <p>A DJL predictor serves one thread at a time, so idle predictors wait in a queue and a call
 * that finds none makes one; there are never more than calls at once. Calls hold the read lock, and
 * {@link #close()} the write lock: native memory goes only when nobody uses it.
 *
 * @param <I> what the encoder takes: a text, a picture
 */
public final class ModelRunner<I> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelRunner.class);

  private final ModelSpec spec;
  private final ZooModel<I[], EncodedContent[]> model;
  private final IntFunction<I[]> array;
  private final int threads;
  private final int batch;
  private final Optional<ExecutorService> workers;
  private final ConcurrentLinkedQueue<Predictor<I[], EncodedContent[]>> idle =
      new ConcurrentLinkedQueue<>();
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * Loads the model.
   *
   * @param threads inputs are spread over this many threads, at least 1
   * @param batch inputs in one run of the model, at most, at least 1
   * @throws IllegalArgumentException if the model's file or the device is not there
   * @throws ServiceException if the engine cannot load the model
   */
  public ModelRunner(
      ModelSpec spec,
      DeviceChoice device,
      int threads,
      int batch,
      IntFunction<I[]> array,
      Translator<I[], EncodedContent[]> translator) {
    this.spec = spec;
    this.array = array;
    this.threads = threads;
    this.batch = batch;
    @SuppressWarnings("unchecked") // the class of an I[] is a Class<I[]>
    Class<I[]> input = (Class<I[]>) array.apply(0).getClass();
    this.model = ModelLoader.load(spec, device, input, translator);
    this.workers =
        threads == 1
            ? Optional.empty()
            : Optional.of(Executors.newFixedThreadPool(threads, this::worker));
  }

  /**
   * Runs the inputs in batches; answers stand in the inputs' order.
   *
   * @throws ServiceException if the model or its device fails
   * @throws IllegalStateException after {@link #close()}
   */
  public List<EncodedContent> run(List<I> inputs) {
    life.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(spec.name() + " is closed");
      }
      List<I[]> parts = split(inputs);
      if (workers.isEmpty() || parts.size() < 2) {
        return parts.stream().flatMap(part -> Arrays.stream(predict(part))).toList();
      }
      return spread(parts, workers.get());
    } finally {
      life.readLock().unlock();
    }
  }

  /**
   * Runs one input and closes this runner if that fails, so that a wrong output's name is found at
   * the start and not on the stream.
   *
   * @throws IllegalArgumentException if the model does not answer as its preset says
   * @throws ServiceException if the model or its device fails
   */
  public EncodedContent warmUp(I input) {
    try {
      EncodedContent encoded = run(List.of(input)).get(0);
      LOG.info("{} runs by {} on {}", spec.name(), spec.engine(), model.getNDManager().getDevice());
      return encoded;
    } catch (RuntimeException e) {
      close();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof IllegalArgumentException) {
          throw new IllegalArgumentException(spec.name() + ": " + cause.getMessage(), e);
        }
      }
      throw e;
    }
  }

  private List<I[]> split(List<I> inputs) {
    int size = Math.max(1, Math.min(batch, (inputs.size() + threads - 1) / threads));
    List<I[]> parts = new ArrayList<>();
    for (int from = 0; from < inputs.size(); from += size) {
      parts.add(inputs.subList(from, Math.min(inputs.size(), from + size)).toArray(array));
    }
    return parts;
  }

  private List<EncodedContent> spread(List<I[]> parts, ExecutorService workers) {
    List<CompletableFuture<EncodedContent[]>> running =
        parts.stream()
            .map(part -> CompletableFuture.supplyAsync(() -> predict(part), workers))
            .toList();
    try {
      // All of them end before this call does: none may outlive the read lock.
      CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ServiceException failure) {
        throw failure;
      }
      throw e;
    }
    return running.stream().flatMap(part -> Arrays.stream(part.join())).toList();
  }

  private EncodedContent[] predict(I[] part) {
    Predictor<I[], EncodedContent[]> predictor = idle.poll();
    if (predictor == null) {
      predictor = model.newPredictor();
    }
    try {
      EncodedContent[] encoded = predictor.predict(part);
      idle.add(predictor);
      return encoded;
    } catch (TranslateException | RuntimeException e) {
      predictor.close();
      throw new ServiceException(
          kind(e), "%s failed on a batch of %d".formatted(spec.name(), part.length), e);
    }
  }

  /** A device out of memory may have some again later; a model that refuses its input will not. */
  private static ServiceException.Kind kind(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (String.valueOf(e.getMessage()).contains("out of memory")) {
        return ServiceException.Kind.TRANSIENT;
      }
    }
    return ServiceException.Kind.PERMANENT;
  }

  private Thread worker(Runnable work) {
    Thread thread = new Thread(work, "encode-" + spec.name());
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    life.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      workers.ifPresent(ExecutorService::shutdown);
      idle.forEach(Predictor::close);
      model.close();
    } finally {
      life.writeLock().unlock();
    }
  }
}
