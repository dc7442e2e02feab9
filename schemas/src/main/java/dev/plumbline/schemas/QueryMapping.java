package dev.plumbline.schemas;

import dev.plumbline.avro.Query;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.model.Modality;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Queries between core and the contract. */
final class QueryMapping {
  private QueryMapping() {}

  static Binding<QueryEvent, Query> binding() {
    return new Binding<>(
        QueryEvent.class, Query.class, QueryMapping::toRecord, QueryMapping::fromRecord);
  }

  private static Query toRecord(QueryEvent query) {
    Optional<ImageContent> image = query.image();
    return Query.newBuilder()
        .setQueryId(query.queryId())
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
        .setGeneration(query.generation().orElse(null))
        .setDeadline(query.deadline().map(Fields::millis).orElse(null))
        .build();
  }

  private static QueryEvent fromRecord(Query r) {
    Set<Modality> modalities = EnumSet.noneOf(Modality.class);
    r.getModalities().forEach(m -> modalities.add(Fields.word("modalities", m, Modality.class)));
    return new QueryEvent(
        r.getQueryId(),
        r.getTenant(),
        Optional.ofNullable(r.getText()),
        Fields.content("image", r.getImage(), "imageReference", r.getImageReference()),
        Optional.ofNullable(r.getLike()),
        r.getImageWeight(),
        r.getK(),
        modalities,
        r.getFilter(),
        Optional.ofNullable(r.getGeneration()),
        Optional.ofNullable(r.getDeadline()));
  }
}
