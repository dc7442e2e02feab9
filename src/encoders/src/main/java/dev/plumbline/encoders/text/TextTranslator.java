package dev.plumbline.encoders.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.encoders.djl.Outputs;
import java.util.Arrays;
import java.util.Optional;

/** Turns texts into a model's inputs, and its outputs into vectors. */
final class TextTranslator implements NoBatchifyTranslator<String[], EncodedContent[]> {
  private static final String TOKENS = "tokens";

  private final TextModel spec;
  private final SpanTokenizer tokenizer;

  TextTranslator(TextModel spec, SpanTokenizer tokenizer) {
    this.spec = spec;
    this.tokenizer = tokenizer;
  }

  @Override
  public NDList processInput(TranslatorContext context, String[] texts) {
    Tokens[] tokens = Arrays.stream(texts).map(tokenizer::tokenize).toArray(Tokens[]::new);
    context.setAttachment(TOKENS, tokens);
    int length =
        spec.padding() == TextModel.Padding.MAX_LENGTH
            ? spec.maxLength()
            : Arrays.stream(tokens).mapToInt(t -> t.ids().length).max().orElse(0);
    long[] ids = new long[texts.length * length];
    long[] mask = new long[ids.length];
    Arrays.fill(ids, spec.padId());
    for (int i = 0; i < tokens.length; i++) {
      long[] row = tokens[i].ids();
      System.arraycopy(row, 0, ids, i * length, row.length);
      Arrays.fill(mask, i * length, i * length + row.length, 1);
    }
    Shape shape = new Shape(texts.length, length);
    NDManager manager = context.getNDManager();
    NDList inputs = new NDList(named(manager, ids, shape, spec.idsInput()));
    spec.maskInput().ifPresent(name -> inputs.add(named(manager, mask, shape, name)));
    spec.typesInput()
        .ifPresent(name -> inputs.add(named(manager, new long[ids.length], shape, name)));
    return inputs;
  }

  @Override
  public EncodedContent[] processOutput(TranslatorContext context, NDList list) {
    Tokens[] tokens = (Tokens[]) context.getAttachment(TOKENS);
    Outputs outputs = new Outputs(list);
    Outputs.Floats global = outputs.floats(spec.global());
    Optional<Outputs.Floats> locals =
        spec.locals().map(name -> name.equals(spec.global()) ? global : outputs.floats(name));
    EncodedContent[] encoded = new EncodedContent[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      FloatVector vector = pool(global, i, tokens[i].ids().length);
      int item = i;
      encoded[i] =
          new EncodedContent(
              spec.normalize() ? vector.normalized() : vector,
              locals
                  .map(
                      rows ->
                          new LocalVectors(
                              rows.rows(item, tokens[item].places(), spec.normalize()),
                              tokens[item].spans()))
                  .orElseGet(LocalVectors::none));
    }
    return encoded;
  }

  private FloatVector pool(Outputs.Floats output, int item, int length) {
    return switch (spec.pooling()) {
      case NONE -> output.vector(item);
      case MEAN -> output.mean(item, 0, length);
      case FIRST -> output.mean(item, 0, 1);
      case LAST -> output.mean(item, length - 1, length);
    };
  }

  private static NDArray named(NDManager manager, long[] values, Shape shape, String name) {
    NDArray array = manager.create(values, shape);
    array.setName(name);
    return array;
  }
}
