package dev.plumbline.app.gateway;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.assembly.SearchSide;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.gateway.Gateway;
import dev.plumbline.gateway.GatewayConfig;
import dev.plumbline.gateway.GatewayParts;
import dev.plumbline.gateway.image.DiskImageStore;
import dev.plumbline.gateway.image.ThumbnailWriter;
import dev.plumbline.gateway.live.StreamWatch;
import dev.plumbline.kafka.ItemFollower;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.KafkaEventPublisher;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway, and what it needs besides the search: a publisher, small pictures on disk and a watch
 * on the stream, each with its own Kafka client. It closes these; the search is its opener's.
 */
public final class GatewaySide implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GatewaySide.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Optional<Gateway> gateway = Optional.empty();

  private GatewaySide() {}

  /**
   * Starts it; requests are served when it returns.
   *
   * @throws IllegalArgumentException if it would let everybody in from everywhere, and the
   *     configuration does not say that it shall
   * @throws IllegalStateException if it cannot listen at its address
   * @throws dev.plumbline.core.model.ServiceException if a part cannot be opened
   */
  public static GatewaySide start(PlumblineConfig config, SearchSide search) {
    GatewaySide side = new GatewaySide();
    try {
      side.gateway = Optional.of(side.open(config, search));
      return side;
    } catch (RuntimeException e) {
      side.close();
      throw e;
    }
  }

  /** Where it is. */
  public URI uri() {
    return gateway.orElseThrow().uri();
  }

  private Gateway open(PlumblineConfig config, SearchSide search) {
    KafkaClientConfig kafka = Assembly.kafka(config);
    ImageLoader loader = Assembly.imageLoader(config);
    Path directory = thumbnails(config);
    DiskImageStore images =
        DiskImageStore.open(directory, config.gateway().thumbnails().size().bytes());
    // A caller is told of a failed publication before its own time is over.
    Duration deadline = config.search().deadline().multipliedBy(4).dividedBy(5);
    KafkaEventPublisher publisher = opened(KafkaEventPublisher.open(kafka, deadline));
    StreamWatch watch = opened(StreamWatch.start(search.index(), InstantSource.system()));
    opened(ItemFollower.fromNow(kafka, watch));
    opened(
        ItemFollower.resume(
            kafka, directory.resolve("positions"), new ThumbnailWriter(loader, images)));
    return opened(
        Gateway.start(
            GatewayConfig.of(config),
            new GatewayParts(
                search.searcher(),
                search.index(),
                search.aligners(),
                search.queries(),
                images,
                publisher,
                watch)));
  }

  private static Path thumbnails(PlumblineConfig config) {
    String directory = config.gateway().thumbnails().directory();
    return directory.isEmpty()
        ? config.local().dataPath().resolve("thumbnails")
        : Path.of(directory).toAbsolutePath().normalize();
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) { // the rest must be closed, whatever this one does
        log.error("{} did not stop in good order", part, e);
      }
    }
  }
}
