package dev.plumbline.core.decode;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Lets ImageIO read bytes where they are; its own streams copy them to memory or to a file.
 *
 * <p>Some readers meet the end once for each pixel that is still missing, and go on. Here the end
 * may be met only so often.
 */
final class ByteArrayImageInputStream extends ImageInputStreamImpl {
  private static final int MAX_READS_PAST_END = 1024;

  private final byte[] bytes;
  private int readsPastEnd;

  ByteArrayImageInputStream(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : end();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    if (count <= 0) {
      return end();
    }
    System.arraycopy(bytes, (int) streamPos, into, offset, count);
    streamPos += count;
    return count;
  }

  private int end() throws IOException {
    if (++readsPastEnd > MAX_READS_PAST_END) {
      throw new IOException("picture goes on past the end of its " + bytes.length + " bytes");
    }
    return -1;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public boolean isCached() {
    return true;
  }

  @Override
  public boolean isCachedMemory() {
    return true;
  }
}
