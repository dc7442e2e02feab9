package dev.plumbline.core.decode;

import dev.plumbline.core.decode.reference.ReferenceFetcher;
import dev.plumbline.core.decode.reference.ReferencePolicy;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.RejectedException;

/**
 * Loads pictures that anyone may have sent.
 *
 * <p>What is known of a file before its pixels are decoded is checked first: its size, its format
 * by the first bytes, its structure to the end, its pixels. So a small file that unfolds to a huge
 * picture costs no more than its bytes, and half a file is rejected rather than half a picture
 * shown. Alpha is laid over white, an animation's first frame stands for it, EXIF's orientation is
 * applied. Nothing is written to disk.
 *
 * <p>The JDK reads JPEG, PNG, GIF and BMP; WebP and JPEG in CMYK need ImageIO plug-ins in the class
 * loader of this class.
 */
public final class SafeImageLoader implements ImageLoader {
  private final ImageDecoder decoder;
  private final ReferenceFetcher fetcher;

  public SafeImageLoader(ImageLimits limits, ReferencePolicy references) {
    this.decoder = new ImageDecoder(limits);
    this.fetcher = new ReferenceFetcher(references, limits.maxBytes());
  }

  @Override
  public RgbImage load(ImageContent content) throws RejectedException {
    if (content instanceof ImageContent.Inline inline) {
      return decoder.decode(inline.bytes());
    }
    return decoder.decode(fetcher.fetch(((ImageContent.Reference) content).uri()));
  }
}
