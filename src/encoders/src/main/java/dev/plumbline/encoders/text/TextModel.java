package dev.plumbline.encoders.text;

import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.encoders.djl.Checksum;
import dev.plumbline.encoders.djl.ModelSource;
import dev.plumbline.encoders.djl.ModelSpec;
import java.util.List;
import java.util.Optional;

/**
 * A text encoder as a preset describes it.
 *
 * @param model the network's file and engine
 * @param tokenizer the {@code tokenizer.json} of Hugging Face's tokenizers
 * @param maxLength tokens, special ones included; the rest of a text is cut, 2 to 8192
 * @param padding what short texts of a batch are filled up to
 * @param padId the token that they are filled up with
 * @param idsInput the input of token ids
 * @param maskInput the input of the attention mask, if the model has one
 * @param typesInput the input of token types (all zero), if the model has one
 * @param global the output that gives the text's vector
 * @param pooling how that output becomes one vector
 * @param locals the output that gives one vector a token, if the model has one
 * @param normalize whether vectors are brought to length 1
 * @param alone whether each text is run by itself: for models whose answer depends on the other
 *     texts of a batch, as with dynamic quantisation, where one scale fits all activations
 */
public record TextModel(
    ModelSpec model,
    ModelSource tokenizer,
    int maxLength,
    Padding padding,
    long padId,
    String idsInput,
    Optional<String> maskInput,
    Optional<String> typesInput,
    String global,
    Pooling pooling,
    Optional<String> locals,
    boolean normalize,
    boolean alone) {
  public TextModel {
    if (maxLength < 2 || maxLength > 8192) {
      throw new IllegalArgumentException("max_length: " + maxLength + " (expected: 2 to 8192)");
    }
  }

  /**
   * The encoder's version: a checksum of its files and of all that shapes its vectors, the same on
   * every machine, wherever the files lie.
   */
  public EncoderVersion version() {
    String shape =
        List.of(maxLength, padding, padId, idsInput, global, pooling, locals, normalize, alone)
            .toString();
    String checksum = new Checksum().add(shape).add(tokenizer).add(model.source()).brief();
    return new EncoderVersion(model.name(), checksum);
  }

  /** What short texts of a batch are filled up to. */
  public enum Padding {
    /** The longest text of the batch. */
    LONGEST,
    /** Always {@code maxLength}, for models that take one length only. */
    MAX_LENGTH
  }

  /** How an output becomes one vector a text. */
  public enum Pooling {
    /** It is one already, [n, d]. */
    NONE,
    /** The mean over the text's tokens, special ones included, [n, length, d]. */
    MEAN,
    /** The first token's vector, [n, length, d]. */
    FIRST,
    /** The last token's vector that is not padding, [n, length, d]. */
    LAST
  }
}
