package dev.plumbline.testkit.milvus;

import java.nio.file.Path;
import java.util.Optional;

/** A server that was there before and stays when the test is over. */
record RunningMilvus(String uri) implements MilvusServer {
  @Override
  public String description() {
    return "the server of " + MilvusServers.URI_VARIABLE + ", " + uri;
  }

  @Override
  public boolean isManaged() {
    return false;
  }

  @Override
  public Optional<Path> log() {
    return Optional.empty();
  }

  @Override
  public void kill() {
    throw notOurs();
  }

  @Override
  public void restart() {
    throw notOurs();
  }

  @Override
  public void pause() {
    throw notOurs();
  }

  @Override
  public void resume() {
    throw notOurs();
  }

  @Override
  public void close() {
    // It is somebody else's.
  }

  private IllegalStateException notOurs() {
    return new IllegalStateException(uri + " was not started here (expected: a managed server)");
  }
}
