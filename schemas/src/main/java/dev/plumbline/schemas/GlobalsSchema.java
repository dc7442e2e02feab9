package dev.plumbline.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * The schema of encodings without the fields of the local vectors, to read by. They make up nine
 * tenths of a record; a reader whose schema lacks them passes over their bytes. They are its last
 * fields, so that the generated class's places stay right for the others.
 */
final class GlobalsSchema {
  private static final Set<String> LOCALS =
      Set.of("localFormat", "localRows", "localColumns", "locals", "regions");

  private GlobalsSchema() {}

  static Schema of(Schema encoding) {
    return record(
        encoding,
        encoding.getFields().stream()
            .map(field -> field.name().equals("encoded") ? withoutLocals(field) : copy(field))
            .toList());
  }

  private static Schema.Field withoutLocals(Schema.Field encoded) {
    List<Schema> branches = new ArrayList<>();
    for (Schema branch : encoded.schema().getTypes()) {
      branches.add(branch.getType() == Schema.Type.RECORD ? globals(branch) : branch);
    }
    return new Schema.Field(
        encoded.name(), Schema.createUnion(branches), encoded.doc(), encoded.defaultVal());
  }

  private static Schema globals(Schema encoded) {
    List<Schema.Field> all = encoded.getFields();
    List<Schema.Field> kept =
        all.stream()
            .filter(field -> !LOCALS.contains(field.name()))
            .map(GlobalsSchema::copy)
            .toList();
    for (int place = 0; place < kept.size(); place++) {
      if (!kept.get(place).name().equals(all.get(place).name())) {
        throw new IllegalStateException(
            encoded.getName() + ": " + all.get(place).name() + " (expected: after all others)");
      }
    }
    return record(encoded, kept);
  }

  private static Schema record(Schema like, List<Schema.Field> fields) {
    Schema schema = Schema.createRecord(like.getName(), like.getDoc(), like.getNamespace(), false);
    like.getObjectProps().forEach(schema::addProp);
    schema.setFields(fields);
    return schema;
  }

  private static Schema.Field copy(Schema.Field field) {
    return new Schema.Field(field, field.schema());
  }
}
