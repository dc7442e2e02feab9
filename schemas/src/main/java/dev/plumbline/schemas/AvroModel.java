package dev.plumbline.schemas;

import dev.plumbline.avro.Aligner;
import dev.plumbline.avro.Answered;
import dev.plumbline.avro.Caption;
import dev.plumbline.avro.Clip;
import dev.plumbline.avro.ClipFrame;
import dev.plumbline.avro.DeadLetter;
import dev.plumbline.avro.Delete;
import dev.plumbline.avro.Encoded;
import dev.plumbline.avro.Encoding;
import dev.plumbline.avro.Failed;
import dev.plumbline.avro.FailureReason;
import dev.plumbline.avro.Feedback;
import dev.plumbline.avro.FeedbackKind;
import dev.plumbline.avro.Hit;
import dev.plumbline.avro.Image;
import dev.plumbline.avro.Modality;
import dev.plumbline.avro.Query;
import dev.plumbline.avro.Region;
import dev.plumbline.avro.RegionKind;
import dev.plumbline.avro.RejectionReason;
import dev.plumbline.avro.Result;
import dev.plumbline.avro.VectorFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Avro's view of the generated classes. Avro would look a class up by the name that a schema gives,
 * through a class loader that in a cluster is not that of the job, and only if a setting of the
 * whole process trusts it. Here the classes are listed, so that no name is ever looked up.
 */
final class AvroModel extends SpecificData {
  private static final Map<String, Class<?>> CLASSES =
      Stream.of(
              Aligner.class,
              Answered.class,
              Caption.class,
              Clip.class,
              ClipFrame.class,
              DeadLetter.class,
              Delete.class,
              Encoded.class,
              Encoding.class,
              Failed.class,
              FailureReason.class,
              Feedback.class,
              FeedbackKind.class,
              Hit.class,
              Image.class,
              Modality.class,
              Query.class,
              Region.class,
              RegionKind.class,
              RejectionReason.class,
              Result.class,
              VectorFormat.class)
          .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

  AvroModel() {
    addLogicalTypeConversion(new TimestampMillisConversion());
    setFastReaderEnabled(false); // it would pass by StrictReader
  }

  @Override
  public @Nullable Class<?> getClass(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> CLASSES.get(schema.getFullName());
      default -> super.getClass(schema);
    };
  }
}
