package dev.plumbline.app.evaluate;

import dev.plumbline.app.evaluate.EncodedPictures.Captioned;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.encoders.Encoders;
import dev.plumbline.scenes.Caption;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import java.io.PrintWriter;
import java.util.List;

/** Scenes of a seed that neither a producer nor a training uses unless it is told to. */
final class ScenePairs implements PairSource {
  private static final long SEED = 8_675_309;

  private final PlumblineConfig config;
  private final PrintWriter messages;
  private final int count;

  ScenePairs(PlumblineConfig config, PrintWriter messages, int count) {
    this.config = config;
    this.messages = messages;
    this.count = count;
  }

  @Override
  public String name() {
    return "Scenes that no producer sent";
  }

  @Override
  public List<PictureVectors> draw() {
    Scenes scenes = new Scenes(ScenesConfig.of(SEED));
    try (Encoders encoders = Assembly.openEncoders(config)) {
      return EncodedPictures.of(encoders, config, count, messages)
          .encode(
              scenes.stream(0, count)
                  .map(
                      scene ->
                          new Captioned(
                              scene.id(),
                              scene.image(),
                              scene.captions().stream().map(Caption::text).toList()))
                  .iterator());
    }
  }
}
