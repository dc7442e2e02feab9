package dev.plumbline.assembly.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.core.decode.ImageLimits;
import dev.plumbline.core.decode.SafeImageLoader;
import dev.plumbline.core.decode.reference.ReferencePolicy;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.RejectedException;

/** Any bytes are a picture or a rejection, with the plug-ins on the class path. */
class PicturesFuzzTest {
  private static final SafeImageLoader LOADER =
      new SafeImageLoader(ImageLimits.of(1_000_000, 100_000), ReferencePolicy.none());

  @FuzzTest(maxDuration = "10m")
  void decode(byte[] bytes) {
    try {
      LOADER.load(new ImageContent.Inline(bytes));
    } catch (RejectedException e) {
      // as it should be
    }
  }
}
