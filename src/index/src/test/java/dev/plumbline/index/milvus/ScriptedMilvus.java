package dev.plumbline.index.milvus;

import dev.plumbline.testkit.tls.TestCertificate;
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
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.Server;
import io.milvus.shaded.io.grpc.ServerCall;
import io.milvus.shaded.io.grpc.ServerCallHandler;
import io.milvus.shaded.io.grpc.ServerCredentials;
import io.milvus.shaded.io.grpc.ServerInterceptor;
import io.milvus.shaded.io.grpc.ServerInterceptors;
import io.milvus.shaded.io.grpc.TlsServerCredentials;
import io.milvus.shaded.io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server that fails as it is told to, and otherwise holds nothing. */
final class ScriptedMilvus extends MilvusServiceGrpc.MilvusServiceImplBase
    implements AutoCloseable {
  private final String scheme;
  private final Server server;
  private final Set<String> authorizations = ConcurrentHashMap.newKeySet();
  private final Queue<Integer> connects = new ArrayDeque<>();
  private final Queue<Integer> lookUps = new ArrayDeque<>();
  private int lookedUp;
  private boolean refuses;

  ScriptedMilvus() throws IOException {
    this("http", InsecureServerCredentials.create());
  }

  private ScriptedMilvus(String scheme, ServerCredentials credentials) throws IOException {
    this.scheme = scheme;
    server =
        Grpc.newServerBuilderForPort(0, credentials)
            .addService(ServerInterceptors.intercept(this, new Authorizations()))
            .build()
            .start();
  }

  /** A server that speaks TLS alone. */
  static ScriptedMilvus withTls(TestCertificate certificate) throws IOException {
    return new ScriptedMilvus(
        "https",
        TlsServerCredentials.create(
            certificate.certificate().toFile(), certificate.privateKey().toFile()));
  }

  String uri() {
    return scheme + "://127.0.0.1:" + server.getPort();
  }

  /** What callers gave as their authorization, decoded. */
  Set<String> authorizations() {
    return Set.copyOf(authorizations);
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

  private final class Authorizations implements ServerInterceptor {
    private static final Metadata.Key<String> KEY =
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      String given = headers.get(KEY);
      if (given != null) {
        authorizations.add(new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8));
      }
      return next.startCall(call, headers);
    }
  }
}
