package dev.plumbline.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.search.Aligners;
import dev.plumbline.core.search.InvalidSearchException;
import dev.plumbline.core.search.NotOnThisIndexException;
import dev.plumbline.core.search.SearchRequest;
import dev.plumbline.core.search.SearchResponse.Hit;
import dev.plumbline.core.search.Searcher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vectors and words through core's one search path; every text lies at (1, 0). */
class HybridSearchTest {
  private static final GenerationId G1 = new GenerationId(1);
  private static final EncoderVersion ENCODER = new EncoderVersion("fixed", "1");

  private final RandomItems items = new RandomItems(new SplittableRandom(1));
  private final VectorIndex index = new InMemoryVectorIndex();

  private static final class FixedTextEncoder implements TextEncoder {
    @Override
    public EncoderVersion version() {
      return ENCODER;
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public List<EncodedContent> encode(List<String> texts) {
      EncodedContent east = new EncodedContent(FloatVector.of(1, 0), LocalVectors.none());
      return texts.stream().map(text -> east).toList();
    }

    @Override
    public void close() {}
  }

  private static final class NoImageEncoder implements ImageEncoder {
    @Override
    public EncoderVersion version() {
      return ENCODER;
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public List<EncodedContent> encode(List<RgbImage> images) {
      throw new UnsupportedOperationException("no image is searched for here");
    }

    @Override
    public void close() {}
  }

  private static Searcher searcher(VectorIndex index) {
    Projection same =
        new Projection(
            List.of(
                new Affine(
                    FloatMatrix.wrap(2, 2, new float[] {1, 0, 0, 1}), FloatVector.of(0, 0))));
    AlignerHeader header =
        new AlignerHeader(
            new AlignerVersion(1),
            "none",
            ENCODER,
            ENCODER,
            Map.of(),
            Optional.empty(),
            Instant.EPOCH);
    return new Searcher(
        new NoImageEncoder(),
        new FixedTextEncoder(),
        index,
        Aligners.of(new Aligner(header, same, same)));
  }

  private static IndexRecord at(double cosine, IndexRecord record) {
    float sine = (float) Math.sqrt(1 - cosine * cosine);
    return new IndexRecord(record.item(), FloatVector.of((float) cosine, sine));
  }

  private void put(String id, double cosine, String... captions) {
    index.upsert(G1, List.of(at(cosine, items.image("t", id, 2))));
    for (int i = 0; i < captions.length; i++) {
      index.upsert(G1, List.of(at(0, items.caption("t", id + "-" + i, id, captions[i], 2))));
    }
  }

  @BeforeEach
  void fill() {
    index.create(new Generation(G1, new AlignerVersion(1), 2));
    index.switchTo(G1);
    put("near", 0.9, "a green lamp", "one more lamp");
    put("both", 0.8, "a red zebra and a lamp and some chairs");
    put("worded", 0.5, "nothing", "red zebra");
    put("far", 0.1, "a blue piano");
  }

  private static SearchRequest request(
      String text, int k, Set<Modality> modalities, String filter, boolean hybrid) {
    return new SearchRequest(
        "t",
        Optional.of(text),
        Optional.empty(),
        Optional.empty(),
        0.5,
        k,
        modalities,
        FilterParser.parse(filter),
        Optional.empty(),
        hybrid);
  }

  private List<String> ids(SearchRequest request) {
    return searcher(index).search(request).hits().stream().map(h -> h.item().id().id()).toList();
  }

  @Test
  void wordsMoveWhatTheyNameUp() {
    Set<Modality> images = Set.of(Modality.IMAGE);
    assertThat(ids(request("red zebra", 4, images, "", false)))
        .containsExactly("near", "both", "worded", "far");
    assertThat(ids(request("red zebra", 4, images, "", true)))
        .containsExactly("worded", "both", "near", "far");
    assertThat(ids(request("red zebra", 1, images, "", true))).containsExactly("worded");
    assertThat(ids(request("of no caption", 2, images, "", true))).containsExactly("near", "both");
  }

  @Test
  void scoresStayCosinesAndCaptionsComeAlong() {
    List<Hit> hits =
        searcher(index).search(request("red zebra", 4, Set.of(Modality.IMAGE), "", true)).hits();
    assertThat(hits.get(0).score()).isCloseTo(0.5, within(1e-6));
    assertThat(hits.get(1).score()).isCloseTo(0.8, within(1e-6));
    assertThat(hits.get(0).captions()).containsExactly("nothing", "red zebra");
  }

  @Test
  void keepsToTheModalitiesAndTheFilter() {
    assertThat(ids(request("red zebra", 9, Set.of(Modality.IMAGE), "id != \"worded\"", true)))
        .containsExactly("both", "near", "far");
    assertThat(ids(request("red zebra", 2, Set.of(Modality.TEXT), "", true)))
        .containsExactlyInAnyOrder("worded-1", "both-0");
    assertThat(ids(request("red zebra", 9, Set.of(Modality.TEXT), "id == \"far-0\"", true)))
        .containsExactly("far-0");
    assertThat(ids(request("red zebra", 9, Set.of(Modality.IMAGE, Modality.TEXT), "", true)))
        .hasSize(9)
        .doesNotHaveDuplicates()
        .startsWith("worded", "both");
  }

  @Test
  void anIndexWithoutWordsSaysSo() {
    VectorIndex plain = InMemoryVectorIndex.withoutWords();
    plain.create(new Generation(G1, new AlignerVersion(1), 2));
    plain.switchTo(G1);
    assertThatExceptionOfType(NotOnThisIndexException.class)
        .isThrownBy(
            () -> searcher(plain).search(request("red", 1, Set.of(Modality.IMAGE), "", true)))
        .withMessageContaining("no full text")
        .satisfies(e -> assertThat(e.parameter()).isEqualTo("hybrid"));
  }

  @Test
  void hybridNeedsAText() {
    assertThatExceptionOfType(InvalidSearchException.class)
        .isThrownBy(
            () ->
                new SearchRequest(
                    "t",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("near"),
                    0.5,
                    1,
                    Set.of(Modality.IMAGE),
                    FilterParser.parse(""),
                    Optional.empty(),
                    true))
        .satisfies(e -> assertThat(e.parameter()).isEqualTo("hybrid"));
  }
}
