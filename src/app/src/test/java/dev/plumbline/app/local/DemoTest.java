package dev.plumbline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.client.PlumblineClient;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.model.Modality;
import dev.plumbline.scenes.Colour;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import dev.plumbline.testkit.await.Await;
import dev.plumbline.testkit.browser.Browser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The demo as its visitors see it: broker, Flink, the bundled encoders, the fitted aligner, Lucene
 * and the gateway in this process, and a real browser before them. What is right is known, for the
 * pictures are drawn from a plan.
 *
 * <p>The bundled picture encoder tells colours well and shapes hardly. So the words that are typed
 * here name colours, and where a whole caption is typed its very words count too.
 */
@Timeout(300)
class DemoTest {
  private static final int SCENES = 300;
  private static final int EVENTS = 6;

  /** Three objects, and no other scene has this caption. */
  private static final int CAPTIONED = 2;

  @TempDir private static Path directory;
  private static Browser browser;
  private static LocalInstance instance;
  private static SceneFeed feed;
  private static Scenes scenes;
  private static URI page;

  @BeforeAll
  static void start() {
    browser = Browser.start();
    PlumblineConfig config =
        PlumblineConfig.defaults()
            .with(
                Map.of(
                    "local.dataDirectory", directory.toString(),
                    "local.portBase", Integer.toString(FreePorts.base()),
                    "demo.count", Integer.toString(SCENES),
                    "demo.rate", "100",
                    "demo.thenRate", "1",
                    "aligner.firstPairs", "1000",
                    "flink.checkpointInterval", "1s"));
    scenes = new Scenes(ScenesConfig.of(config.demo().seed()).withDrift(config.demo().drift()));
    instance = LocalInstance.start(config, new Steps(new PrintWriter(new StringWriter())));
    feed = SceneFeed.start(instance.config(), 0);
    page = instance.awaitGateway();
    Await.until("all that was sent is searchable", () -> searchable() >= SCENES * EVENTS);
  }

  private static long searchable() {
    return instance
        .searchable()
        .map(Generation::id)
        .map(instance.search().index()::count)
        .orElse(0L);
  }

  @AfterAll
  static void stop() {
    if (feed != null) {
      feed.close();
    }
    if (instance != null) {
      instance.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.size(1280, 900);
    browser.dark(false);
    browser.driver().get(page.toString());
    browser.await(b -> b.find("#strip").getAttribute("data-state").equals("live"));
  }

  @AfterEach
  void nothingBroke() {
    assertThat(browser.errors()).filteredOn(e -> !e.contains("status of 400")).isEmpty();
  }

  @Test
  void wordsFindPicturesOfTheColoursThatTheyName() throws Exception {
    assertThat(withAll(Colour.RED, Colour.TURQUOISE)).as("right by chance").isLessThan(0.05);

    type("a red circle and a turquoise square");

    List<String> found = shown();
    assertThat(coloursOf(found.get(0))).contains(Colour.RED, Colour.TURQUOISE);
    assertThat(found.subList(0, 12).stream().filter(id -> has(id, Colour.RED)).count())
        .isGreaterThanOrEqualTo(6);
    awaitPictures();
    browser.screenshot("demo-results");
  }

  @Test
  void aCaptionFindsItsPictureFirst() throws Exception {
    Scene scene = scenes.scene(CAPTIONED);
    assertThat(scene.objects()).hasSizeGreaterThanOrEqualTo(3);
    browser.find("label:has(#hybrid)").click();

    type(scene.captions().get(0).text());

    browser.await(b -> firstId().equals(scene.id()));
    awaitPictures();
    browser.screenshot("demo-caption");
  }

  @Test
  void aDroppedPictureFindsItselfAndWordsMoveTheAnswerTheirWay() throws Exception {
    Scene scene =
        scenes.stream(0, SCENES)
            .filter(s -> s.objects().size() >= 2 && !has(s.id(), Colour.TURQUOISE))
            .findFirst()
            .orElseThrow();
    browser.drop("#box", png(scene));
    browser.await(b -> firstId().equals(scene.id()));

    type("turquoise");
    browser.await(b -> b.find("#weight-row").isDisplayed());
    browser.set("#weight", "0.95");
    browser.await(b -> firstId().equals(scene.id()));
    long byPicture = turquoise(shown());
    browser.set("#weight", "0.05");
    browser.await(b -> !firstId().equals(scene.id()));
    List<String> byWords = shown();
    assertThat(has(byWords.get(0), Colour.TURQUOISE)).isTrue();
    assertThat(turquoise(byWords)).isGreaterThan(byPicture);
    awaitPictures();
    browser.screenshot("demo-composed");
  }

  @Test
  void aWrongFilterShowsItsMessageAtItsPlace() throws Exception {
    browser.find("#filter").sendKeys("objects = 2");
    browser.find("#text").sendKeys("red", Keys.ENTER);

    browser.await(b -> b.find("#problem-filter").isDisplayed());
    assertThat(browser.find("#problem-filter mark").getText()).isEqualTo("=");
    assertThat(browser.find("#problem-filter-detail").getText()).contains("column 9");
    browser.screenshot("demo-filter");

    browser.find("#filter").sendKeys(Keys.chord(Keys.CONTROL, "a"), "objects == 2", Keys.ENTER);
    browser.await(b -> !b.findAll("#results button").isEmpty());
    assertThat(shown()).allMatch(id -> sceneOf(id).objects().size() == 2);
  }

  @Test
  void theLiveStripMovesWithTheStream() throws Exception {
    browser.await(b -> b.find("#live-items").getText().matches("\\d[\\d,. ]*"));
    String before = browser.find("#live-items").getText();

    browser.await(b -> !b.find("#live-items").getText().equals(before));
    browser.await(b -> !b.find("#live-rate").getText().equals("0.0"));
    browser.await(b -> b.find("#live-p50").getText().matches("[0-9.]+ (ms|s)"));
    assertThat(browser.find("#live-aligner").getText()).matches("a\\d+");
    browser.screenshot("demo-live");

    browser.find("#tab-recall").click();
    browser.await(b -> !b.findAll("#chart circle").isEmpty());
    browser.find("#tab-map").click();
    browser.await(b -> b.findAll("#map .shown").size() > 10);
    browser.screenshot("demo-map");
  }

  /** The stream goes on, so an answer may change between two askings; but not each time. */
  @Test
  void bothDoorsGiveTheSameAnswers() throws Exception {
    Instant now = Instant.now();
    List<Query> queries =
        List.of(
            Query.text("a red circle"),
            Query.builder().text("a blue square").hybrid(true).k(20).build(),
            Query.builder().image(png(scenes.scene(3))).build(),
            Query.builder().image(png(scenes.scene(3))).text("green").imageWeight(0.3).build(),
            Query.builder().like(scenes.scene(4).id()).build(),
            Query.builder()
                .text("pink")
                .modalities(Set.of(Modality.TEXT, Modality.IMAGE))
                .filter("objects >= 2")
                .to(now)
                .generation(instance.searchable().orElseThrow().id().number())
                .build());
    try (PlumblineClient http = PlumblineClient.http(page).open();
        PlumblineClient kafka =
            PlumblineClient.kafka(instance.config().kafka().bootstrap())
                .timeout(Duration.ofSeconds(30))
                .open()) {
      for (Query query : queries) {
        Await.until(
            "the same answer to " + query, () -> hits(http, query).equals(hits(kafka, query)));
        assertThat(hits(kafka, query)).isNotEmpty();
      }
    }
  }

  private static List<ResultEvent.Hit> hits(PlumblineClient client, Query query) {
    return client.searchAsync(query).join().hits();
  }

  private static double withAll(Colour... colours) {
    long right =
        scenes.stream(0, SCENES)
            .filter(s -> coloursOf(s.id()).containsAll(Set.of(colours)))
            .count();
    return (double) right / SCENES;
  }

  private static Scene sceneOf(String id) {
    return scenes.scene(Long.parseLong(id.substring("scene-".length())));
  }

  private static List<Colour> coloursOf(String id) {
    return sceneOf(id).objects().stream().map(o -> o.colour()).toList();
  }

  private static boolean has(String id, Colour colour) {
    return coloursOf(id).contains(colour);
  }

  private static long turquoise(List<String> ids) {
    return ids.stream().limit(12).filter(id -> has(id, Colour.TURQUOISE)).count();
  }

  private static void type(String words) {
    WebElement text = browser.find("#text");
    text.sendKeys(Keys.chord(Keys.CONTROL, "a"), words, Keys.ENTER);
    browser.await(b -> !b.findAll("#results button").isEmpty());
  }

  private static String firstId() {
    return browser.await(b -> b.find("#results button").getAttribute("data-id"));
  }

  private static List<String> shown() {
    return browser.await(
        b -> b.findAll("#results button").stream().map(e -> e.getAttribute("data-id")).toList());
  }

  private static void awaitPictures() {
    browser.await(
        b ->
            (Boolean)
                b.script(
                    "return [...document.querySelectorAll('#results img')]"
                        + ".filter(i => i.getBoundingClientRect().top < innerHeight)"
                        + ".every(i => i.complete && i.naturalWidth > 0)"));
  }

  private static byte[] png(Scene scene) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(scene.image().toBufferedImage(), "png", bytes);
    return bytes.toByteArray();
  }
}
