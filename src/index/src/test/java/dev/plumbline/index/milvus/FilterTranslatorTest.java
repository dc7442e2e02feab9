package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.model.Modality;
import dev.plumbline.testkit.index.RandomItems;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The form of expressions; what they mean is tested on servers. */
class FilterTranslatorTest {
  private static final String TENANT = "tenant in [\"t1\"]";

  private static String translate(Absence absence, String filter) {
    String text = new FilterTranslator(absence).items("t1", FilterParser.parse(filter)).text();
    return text.equals(TENANT) ? "" : text.replace("(" + TENANT + ") and ", "");
  }

  private static String translate(String filter) {
    return translate(Absence.BY_EXISTS, filter);
  }

  @Test
  void asksForTheTenantFirst() {
    FilterTranslator translator = new FilterTranslator(Absence.BY_EXISTS);
    assertThat(translator.items("t1", Filter.all()).text()).isEqualTo(TENANT);
    assertThat(translator.items("t1", Set.of(Modality.IMAGE), Filter.all()).text())
        .isEqualTo("(" + TENANT + ") and (modality in [\"image\"])");
    assertThat(translator.items("t1", new Filter.Or(List.of()))).isEqualTo(Expression.NONE);
    assertThat(FilterTranslator.captions("t1", List.of("it's")).text())
        .isEqualTo("(" + TENANT + ") and (modality in [\"text\"]) and (part_of in [\"it^0027s\"])");
  }

  @Test
  void comparesBuiltInColumns() {
    assertThat(translate("id == \"a\\\"b\"")).isEqualTo("(id == \"a^0022b\")");
    assertThat(translate("id startswith \"ab\"")).isEqualTo("(id >= \"ab\" and id < \"ac\")");
    assertThat(translate("id startswith \"\"")).isEmpty();
    assertThat(translate("not source in [\"x\", \"y\"]"))
        .isEqualTo("(source not in [\"x\", \"y\"])");
    assertThat(translate("part_of != \"a\""))
        .isEqualTo("((part_of != \"\") and (part_of != \"a\"))");
    assertThat(translate("not part_of != \"a\""))
        .isEqualTo("((part_of == \"\") or (part_of == \"a\"))");
  }

  @Test
  void comparesAttributesWithoutTellingWhatAMissingPathIs() {
    assertThat(translate("size >= 3")).isEqualTo("(attributes[\"number\"][\"size\"] >= 3.0)");
    assertThat(translate("size != -2"))
        .isEqualTo(
            "(attributes[\"number\"][\"size\"] < -2.0 or attributes[\"number\"][\"size\"] > -2.0)");
    assertThat(translate("not size >= 3"))
        .isEqualTo(
            "((not (exists attributes[\"number\"][\"size\"]))"
                + " or (attributes[\"number\"][\"size\"] < 3.0))");
    assertThat(translate(Absence.BY_KIND, "not size >= 3"))
        .isEqualTo(
            "((attributes[\"kind\"][\"size\"] not in [\"number\"])"
                + " or (attributes[\"number\"][\"size\"] < 3.0))");
    assertThat(translate("wet != true")).isEqualTo("(attributes[\"flag\"][\"wet\"] == false)");
    assertThat(translate("size in [0, 1]"))
        .isEqualTo("(attributes[\"number\"][\"size\"] in [0.0, -0.0, 1.0])");
    assertThat(translate("mixed exists"))
        .isEqualTo("(attributes[\"kind\"][\"mixed\"] in [\"text\", \"number\", \"flag\"])");
  }

  @Test
  void theLiteDialectHasNeitherNotNorExists() {
    RandomItems items = new RandomItems(new SplittableRandom(1));
    for (int i = 0; i < 1000; i++) {
      Filter filter = items.filter(3);
      String lite = new FilterTranslator(Absence.BY_KIND).items("t1", filter).text();
      assertThat(lite).doesNotContain("not (", "exists ");
      String full = new FilterTranslator(Absence.BY_EXISTS).items("t1", filter).text();
      for (String text : List.of(lite, full)) {
        assertThat(text).doesNotContainPattern("attributes\\S* !=");
        assertThat(text.contains(TENANT) || text.equals(Expression.NONE.text())).isTrue();
      }
    }
  }
}
