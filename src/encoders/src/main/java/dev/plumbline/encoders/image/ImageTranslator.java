package dev.plumbline.encoders.image;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.encoders.djl.Outputs;
import java.util.Optional;

/** Turns pictures into a model's input, and its outputs into vectors. */
final class ImageTranslator implements NoBatchifyTranslator<RgbImage[], EncodedContent[]> {
  private static final String COUNT = "count";

  private final ImageModel spec;

  ImageTranslator(ImageModel spec) {
    this.spec = spec;
  }

  @Override
  public NDList processInput(TranslatorContext context, RgbImage[] images) {
    Preprocessing how = spec.preprocessing();
    float[] values = new float[images.length * how.size()];
    for (int i = 0; i < images.length; i++) {
      how.apply(images[i], values, i * how.size());
    }
    context.setAttachment(COUNT, images.length);
    Shape shape =
        how.layout() == Preprocessing.Layout.NCHW
            ? new Shape(images.length, 3, how.height(), how.width())
            : new Shape(images.length, how.height(), how.width(), 3);
    NDArray array = context.getNDManager().create(values, shape);
    array.setName(spec.input());
    return new NDList(array);
  }

  @Override
  public EncodedContent[] processOutput(TranslatorContext context, NDList list) {
    Outputs outputs = new Outputs(list);
    Outputs.Floats global = outputs.floats(spec.global());
    Optional<Cells> cells = spec.locals().map(locals -> Cells.of(outputs, locals));
    EncodedContent[] encoded = new EncodedContent[(Integer) context.getAttachment(COUNT)];
    for (int i = 0; i < encoded.length; i++) {
      FloatVector vector = pool(global, i);
      int item = i;
      LocalVectors locals =
          cells.map(all -> all.of(item, spec.normalize())).orElseGet(LocalVectors::none);
      encoded[i] = new EncodedContent(spec.normalize() ? vector.normalized() : vector, locals);
    }
    return encoded;
  }

  private FloatVector pool(Outputs.Floats output, int item) {
    return switch (spec.pooling()) {
      case NONE -> output.vector(item);
      case FIRST -> output.mean(item, 0, 1);
      case MEAN -> output.mean(item, 0, Math.toIntExact(output.shape().get(1)));
    };
  }
}
