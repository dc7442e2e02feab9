package dev.plumbline.core.decode.reference;

import dev.plumbline.core.event.RejectedException;
import java.net.URI;

/** Fetches the bytes behind a reference, if the policy lets it through. Thread-safe. */
public final class ReferenceFetcher {
  private final AllowList allowList;
  private final FileFetcher files;
  private final HttpFetcher http;

  /**
   * @param maxBytes the largest file that is read
   */
  public ReferenceFetcher(ReferencePolicy policy, int maxBytes) {
    this.allowList = new AllowList(policy.allowed());
    this.files = new FileFetcher(maxBytes);
    this.http = new HttpFetcher(policy, allowList, maxBytes);
  }

  /**
   * Fetches, and reads at most the allowed number of bytes.
   *
   * @throws RejectedException if the reference may not be followed, leads nowhere, takes too long
   *     or holds too much
   * @throws dev.plumbline.core.model.ServiceException if the thread is interrupted; transient
   */
  public byte[] fetch(URI uri) throws RejectedException {
    AllowedPrefix prefix = allowList.check(uri);
    return prefix.isFile() ? files.fetch(uri, prefix) : http.fetch(uri);
  }
}
