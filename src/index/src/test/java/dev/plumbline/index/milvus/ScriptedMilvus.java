package dev.plumbline.index.milvus;

import io.milvus.grpc.BoolResponse;
import io.milvus.grpc.ConnectRequest;
import io.milvus.grpc.ConnectResponse;
import io.milvus.grpc.DescribeAliasRequest;
import io.milvus.grpc.DescribeAliasResponse;
import io.milvus.grpc.GetVersionRequest;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.grpc.HasCollectionRequest;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.Status;
import io.milvus.shaded.io.grpc.Grpc;
import io.milvus.shaded.io.grpc.InsecureServerCredentials;
import io.milvus.shaded.io.grpc.Server;
import io.milvus.shaded.io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A server that fails as it is told to, and otherwise holds nothing. */
final class ScriptedMilvus extends MilvusServiceGrpc.MilvusServiceImplBase
    implements AutoCloseable {
  private final Server server;
  private final Queue<Integer> connects = new ArrayDeque<>();
  private final Queue<Integer> lookUps = new ArrayDeque<>();
  private int lookedUp;
  private boolean refuses;

  ScriptedMilvus() throws IOException {
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(this)
            .build()
            .start();
  }

  String uri() {
    return "http://127.0.0.1:" + server.getPort();
  }

  /** The next attempts to connect end with these codes; 0 is success. */
  synchronized void connectsEndWith(Integer... codes) {
    connects.addAll(List.of(codes));
  }

  /** The next look-ups of collections end with these codes. */
  synchronized void lookUpsEndWith(Integer... codes) {
    lookUps.addAll(List.of(codes));
  }

  /** Lets nobody in. */
  synchronized void refuse() {
    refuses = true;
  }

  synchronized int lookedUp() {
    return lookedUp;
  }

  private static Status status(Queue<Integer> script) {
    Integer code = script.poll();
    return Status.newBuilder()
        .setCode(code == null ? 0 : code)
        .setReason(code == null ? "" : "scripted " + code)
        .build();
  }

  private static <T> void reply(StreamObserver<T> to, T response) {
    to.onNext(response);
    to.onCompleted();
  }

  @Override
  public synchronized void connect(ConnectRequest request, StreamObserver<ConnectResponse> to) {
    if (refuses) {
      to.onError(io.milvus.shaded.io.grpc.Status.UNAUTHENTICATED.asRuntimeException());
      return;
    }
    reply(to, ConnectResponse.newBuilder().setStatus(status(connects)).build());
  }

  @Override
  public void getVersion(GetVersionRequest request, StreamObserver<GetVersionResponse> to) {
    reply(to, GetVersionResponse.newBuilder().setVersion("v0").build());
  }

  @Override
  public void describeAlias(
      DescribeAliasRequest request, StreamObserver<DescribeAliasResponse> to) {
    reply(
        to,
        DescribeAliasResponse.newBuilder().setStatus(Status.newBuilder().setCode(1600)).build());
  }

  @Override
  public synchronized void hasCollection(
      HasCollectionRequest request, StreamObserver<BoolResponse> to) {
    lookedUp++;
    reply(to, BoolResponse.newBuilder().setStatus(status(lookUps)).build());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
