package dev.plumbline.gateway.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import dev.plumbline.config.ApiKey;
import dev.plumbline.config.ApiKey.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells callers by their keys. Where no keys are configured, everybody is an admin. */
public final class Access {
  private static final String SCHEME = "bearer ";

  private final List<ApiKey> keys;
  private final Caller anybody;

  /**
   * @param keys who may call; none lets everybody in
   * @param defaultTenant whose items everybody sees where no keys are configured
   */
  public Access(List<ApiKey> keys, String defaultTenant) {
    this.keys = List.copyOf(keys);
    this.anybody = new Caller("anonymous", defaultTenant, Role.ADMIN);
  }

  /** Lets everybody in, whatever they show. */
  public static Access open(String defaultTenant) {
    return new Access(List.of(), defaultTenant);
  }

  /**
   * Who calls.
   *
   * @throws ProblemException if a key is needed and there is none, or not one of ours
   */
  public Caller caller(RequestHeaders headers) {
    if (keys.isEmpty()) {
      return anybody;
    }
    String written = headers.get(HttpHeaderNames.AUTHORIZATION, "");
    if (!written.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw unauthenticated("no key (expected: the header Authorization: Bearer KEY)");
    }
    return find(written.substring(SCHEME.length()).strip())
        .orElseThrow(() -> unauthenticated("the key is not one that is configured here"));
  }

  /** Looks at every key and at every byte, so that the time taken tells nothing. */
  private Optional<Caller> find(String presented) {
    byte[] hash = sha256(presented);
    Optional<Caller> found = Optional.empty();
    for (ApiKey key : keys) {
      if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(key.sha256()))) {
        found = Optional.of(new Caller(key.name(), key.tenant(), key.role()));
      }
    }
    return found;
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static ProblemException unauthenticated(String detail) {
    return new ProblemException(Problem.of(ProblemType.UNAUTHENTICATED, detail));
  }
}
