package dev.plumbline.app.bench.query;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Many connections that are kept, one request at a time on each, for two threads. A thread for each
 * connection, asleep until its next request is due and again until it is answered, takes about
 * twice as much of the processors that the server shares.
 */
final class HttpConnections implements OpenTarget {
  private static final int TIMEOUT_SECONDS = 60;

  private final InetSocketAddress server;
  private final List<byte[]> requests;
  private final int count;
  private final Selector selector;
  private final BlockingQueue<Connection> free = new LinkedBlockingQueue<>();
  private volatile boolean finished;

  /**
   * @param requests sent in turn
   * @param count how many connections; a request for which none is free waits
   */
  HttpConnections(URI uri, List<byte[]> requests, int count) throws IOException {
    this.server = new InetSocketAddress(uri.getHost(), uri.getPort());
    this.requests = requests;
    this.count = count;
    this.selector = Selector.open();
    for (int i = 0; i < count; i++) {
      free.add(new Connection());
    }
  }

  @Override
  public void send(long number, Consumer<Outcome> done) throws InterruptedException {
    free.take().send(requests.get((int) (number % requests.size())), done);
  }

  @Override
  public void finish() throws InterruptedException {
    for (int i = 0; i < count; i++) {
      if (free.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS) == null) {
        throw new IllegalStateException("no answer in " + TIMEOUT_SECONDS + " s");
      }
    }
    finished = true;
    selector.wakeup();
  }

  @Override
  public void receive() throws IOException {
    while (!finished) {
      selector.select(key -> ((Connection) key.attachment()).receive());
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private final class Connection {
    private final AtomicReference<Optional<Consumer<Outcome>>> waits =
        new AtomicReference<>(Optional.empty());

    private volatile SocketChannel channel;
    private volatile AnswerReader answers = new AnswerReader();

    Connection() throws IOException {
      this.channel = connect();
    }

    private SocketChannel connect() throws IOException {
      SocketChannel opened = SocketChannel.open(server);
      opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
      opened.configureBlocking(false);
      opened.register(selector, SelectionKey.OP_READ, this);
      selector.wakeup();
      return opened;
    }

    void send(byte[] request, Consumer<Outcome> done) {
      waits.set(Optional.of(done));
      try {
        if (!channel.isOpen()) {
          answers = new AnswerReader();
          channel = connect();
        }
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        fail();
      }
    }

    void receive() {
      try {
        OptionalInt status = answers.read(channel);
        if (status.isPresent()) {
          if (answers.closes()) {
            channel.close();
          }
          end(Outcome.of(status.getAsInt()));
        }
      } catch (IOException e) {
        fail();
      }
    }

    /** The next request makes another connection. */
    private void fail() {
      try {
        channel.close();
      } catch (IOException e) {
        // It is of no more use either way.
      }
      end(Outcome.FAILED);
    }

    /** Whoever comes first ends the request; a connection that broke between two ends none. */
    private void end(Outcome outcome) {
      Optional<Consumer<Outcome>> ended = waits.getAndSet(Optional.empty());
      ended.ifPresent(
          done -> {
            done.accept(outcome);
            free.add(this);
          });
    }
  }
}
