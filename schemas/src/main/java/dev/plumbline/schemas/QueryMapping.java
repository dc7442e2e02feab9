package dev.plumbline.schemas;

import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.model.Modality;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Queries between core and the contract. */
final class QueryMapping {
  private QueryMapping() {}

  static Binding<QueryEvent, dev.plumbline.avro.Query> binding() {
    return new Binding<>(
        QueryEvent.class,
        dev.plumbline.avro.Query.class,
        QueryMapping::toRecord,
        QueryMapping::fromRecord);
  }

  private static dev.plumbline.avro.Query toRecord(QueryEvent event) {
    Query query = event.query();
    Optional<ImageContent> image = query.image();
    return dev.plumbline.avro.Query.newBuilder()
        .setQueryId(event.queryId())
        .setTenant(query.tenant())
        .setText(query.text().orElse(null))
        .setImage(image.map(Fields::bytesOf).orElse(null))
        .setImageReference(image.map(Fields::referenceOf).orElse(null))
        .setLike(query.like().orElse(null))
        .setImageWeight(query.imageWeight())
        .setK(query.k())
        .setModalities(
            query.modalities().stream()
                .sorted()
                .map(m -> dev.plumbline.avro.Modality.valueOf(m.name()))
                .toList())
        .setFilter(query.filter())
        .setFrom(query.from().map(Fields::millis).orElse(null))
        .setTo(query.to().map(Fields::millis).orElse(null))
        .setGeneration(query.generation().orElse(null))
        .setDeadline(event.deadline().map(Fields::millis).orElse(null))
        .setHybrid(query.hybrid())
        .build();
  }

  private static QueryEvent fromRecord(dev.plumbline.avro.Query r) {
    Set<Modality> modalities = EnumSet.noneOf(Modality.class);
    r.getModalities().forEach(m -> modalities.add(Fields.word("modalities", m, Modality.class)));
    return new QueryEvent(
        r.getQueryId(),
        new Query(
            r.getTenant(),
            Optional.ofNullable(r.getText()),
            Fields.content("image", r.getImage(), "imageReference", r.getImageReference()),
            Optional.ofNullable(r.getLike()),
            r.getImageWeight(),
            r.getK(),
            modalities,
            r.getFilter(),
            Optional.ofNullable(r.getFrom()),
            Optional.ofNullable(r.getTo()),
            Optional.ofNullable(r.getGeneration()),
            r.getHybrid()),
        Optional.ofNullable(r.getDeadline()));
  }
}
