package dev.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException.Kind;
import dev.plumbline.gateway.testing.TestGateway;
import dev.plumbline.scenes.Colour;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import dev.plumbline.testkit.browser.Browser;
import dev.plumbline.testkit.index.FailingVectorIndex.Call;
import dev.plumbline.testkit.index.FailingVectorIndex.When;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The web page in a real browser. */
@Timeout(120)
class PageTest {
  private static final String TENANT = "default";
  private static final int SCENES = 40;

  @TempDir private static Path directory;
  private static TestGateway gateway;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start();
    gateway = TestGateway.start(directory, Map.of());
    for (Colour colour : Colour.values()) {
      String name = colour.names().get(0);
      gateway.putImage(TENANT, "plain-" + name, colour);
      gateway.putCaption(TENANT, "plain-" + name + "#0", "plain-" + name, "nothing but " + name);
    }
    new Scenes(new ScenesConfig(7, 192, 1, 3, false)).stream(0, SCENES).forEach(PageTest::put);
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    gateway.publisher().reset();
    browser.size(1280, 900);
    browser.dark(false);
    browser.driver().get(gateway.uri().toString());
  }

  /** Whatever a test did, the page broke neither its policy nor a script. */
  @AfterEach
  void nothingBroke() {
    assertThat(browser.errors())
        .filteredOn(error -> !error.contains("status of 400") && !error.contains("status of 503"))
        .isEmpty();
  }

  private static void put(Scene scene) {
    gateway.putImage(
        TENANT,
        scene.id(),
        scene.image(),
        Map.of(
            "objects",
            new AttributeValue.Numeric(scene.objects().size()),
            "background",
            TestGateway.text(scene.background().toString())));
    for (int i = 0; i < scene.captions().size(); i++) {
      gateway.putCaption(TENANT, scene.id() + "#" + i, scene.id(), scene.captions().get(i).text());
    }
  }

  @Test
  void wordsFindTheRightPictureFirst() throws Exception {
    browser.await(b -> !b.findAll("#tries button").isEmpty());
    browser.screenshot("start");

    type("only pink");

    assertThat(firstId()).isEqualTo("plain-pink");
    assertThat(browser.find("#summary").getText())
        .contains("24 answers")
        .contains("generation g1")
        .contains("aligner a1");
    assertThat(browser.find("#results li img").getAttribute("alt")).isEqualTo("nothing but pink");
    browser.await(b -> loaded("#results img"));
    browser.screenshot("results");
    assertThat(browser.driver().getCurrentUrl()).endsWith("/?text=only+pink");
    browser.driver().navigate().refresh();
    assertThat(firstId()).isEqualTo("plain-pink");
  }

  @Test
  void aDroppedPictureFindsItselfAndWordsBesideItChangeTheAnswer() throws Exception {
    browser.drop("#box", TestGateway.png(TestGateway.plain(Colour.GREEN)));
    browser.await(b -> !b.findAll("#results button").isEmpty());
    assertThat(firstId()).isEqualTo("plain-green");
    assertThat(browser.find("#picture-image").isDisplayed()).isTrue();
    assertThat(browser.find("#weight-row").isDisplayed()).isFalse();

    type("purple");
    browser.await(b -> b.find("#weight-row").isDisplayed());
    browser.set("#weight", "0.05");
    browser.await(b -> firstId().equals("plain-purple"));
    browser.set("#weight", "0.95");
    browser.await(b -> firstId().equals("plain-green"));
    browser.screenshot("composed");
  }

  @Test
  void aWrongFilterShowsItsMessageAtItsPlace() throws Exception {
    browser.find("#filter").sendKeys("objects = 2");
    type("red");

    browser.await(b -> b.find("#problem-filter").isDisplayed());
    assertThat(browser.find("#problem-filter mark").getText()).isEqualTo("=");
    assertThat(browser.find("#problem-filter-detail").getText()).contains("column 9");
    assertThat(browser.find("#filter").getAttribute("aria-invalid")).isEqualTo("true");
    browser.screenshot("filter-problem");

    WebElement filter = browser.find("#filter");
    filter.sendKeys(Keys.chord(Keys.CONTROL, "a"), "objects == 2", Keys.ENTER);
    browser.await(b -> !b.findAll("#results button").isEmpty());
    assertThat(browser.find("#problem-filter").isDisplayed()).isFalse();
    assertThat(firstId()).startsWith("scene-");
  }

  @Test
  void aSpanOfTimeAndAGenerationNarrowTheSearch() throws Exception {
    Instant late = TestGateway.EVENT_TIME.plus(Duration.ofDays(100));
    gateway.putCaptionAt(new ItemId(TENANT, "late"), "plain-red", "a late red", late);
    type("red");
    browser.find("#narrow-toggle").click();
    browser.await(b -> b.findAll("#generation option").size() == 2);

    browser.find("[name=modality][value=text] + span").click();
    browser.set("#from", "2026-03-01T00:00:00");
    browser.await(b -> b.findAll("#results button").size() == 1 && firstId().equals("late"));
    browser.set("#generation", "1");
    browser.await(b -> b.driver().getCurrentUrl().endsWith("&generation=1"));
    browser.screenshot("narrowed");
    browser.driver().navigate().refresh();
    browser.await(b -> b.findAll("#results button").size() == 1 && firstId().equals("late"));
    assertThat(browser.find("#from").getAttribute("value")).startsWith("2026-03-01T00:00");

    browser.set("#to", "2026-02-01T00:00:00");
    browser.await(b -> b.find("#problem-narrow").isDisplayed());
    assertThat(browser.find("#problem-narrow").getText()).contains("expected: after from");
    assertThat(browser.find("#to").getAttribute("aria-invalid")).isEqualTo("true");
    browser.screenshot("narrow-problem");
    browser.find("#narrow-clear").click();
    browser.await(b -> b.findAll("#results button").size() == 24);
    assertThat(browser.find("#problem-narrow").isDisplayed()).isFalse();

    browser.driver().get(gateway.uri().resolve("/?text=red&generation=99").toString());
    browser.await(b -> b.find("#problem-narrow").getText().contains("not in the index"));
  }

  @Test
  void anItemShowsItsCaptionsAndNeighboursAndCanBeJudged() throws Exception {
    type("only blue");
    assertThat(firstId()).isEqualTo("plain-blue");
    browser.find("#results button").click();

    browser.await(b -> b.findAll("#near-images button").size() == 6);
    browser.await(b -> !b.findAll("#near-texts button").isEmpty());
    assertThat(browser.find("#item-title").getText()).isEqualTo("nothing but blue");
    assertThat(browser.find("#near-texts").getText()).contains("blue");
    browser.await(b -> loaded("#item img"));
    browser.screenshot("item");
    browser.find("#judge-up").click();
    browser.await(b -> b.find("#judge-said").getText().equals("Noted"));
    List<FeedbackEvent> said = gateway.publisher().feedback();
    assertThat(said)
        .extracting(FeedbackEvent::kind)
        .containsExactly(FeedbackEvent.Kind.CLICK, FeedbackEvent.Kind.UP);
    assertThat(said).extracting(event -> event.item().id()).containsOnly("plain-blue");

    browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
    browser.await(b -> !b.find("#item-title").getText().equals("nothing but blue"));
    browser.find("#item-like").click();
    browser.await(b -> b.find("#summary").getText().contains("like "));
  }

  @Test
  void whatIsNotThereIsShownAsSuch() throws Exception {
    browser.find("#filter").sendKeys("objects > 99");
    browser.find("#text").sendKeys("red", Keys.ENTER);
    browser.await(b -> b.find("#empty-title").getText().equals("Nothing found"));
    browser.screenshot("nothing-found");

    gateway.index().failAll(Call.SEARCH, Kind.TRANSIENT, When.BEFORE);
    try {
      browser.find("#text").sendKeys(" and blue", Keys.ENTER);
      browser.await(b -> b.find("#empty-title").getText().equals("That did not work"));
      browser.screenshot("failed");
    } finally {
      gateway.index().heal();
    }

    browser.driver().get(gateway.uri().resolve("/?text=red&modality=image,text&k=12").toString());
    browser.await(b -> b.findAll("#results .text-card").size() > 2);
    browser.await(b -> loaded("#results img"));
    browser.screenshot("both-kinds");
  }

  @Test
  void theLiveStripMoves() {
    browser.await(b -> b.find("#live-items").getText().matches("\\d+"));
    assertThat(browser.find("#live-aligner").getText()).isEqualTo("a1");
    String before = browser.find("#live-items").getText();

    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    for (int i = 0; i < 20; i++) {
      ItemId id = new ItemId(TENANT, "live-" + i);
      gateway
          .watch()
          .accept(new ItemEvent.Caption(id, "plain-red", "red", Attributes.empty(), now, ""));
      gateway.putCaptionAt(id, "plain-red", "red", now);
    }

    browser.await(b -> !b.find("#live-items").getText().equals(before));
    browser.await(b -> !b.find("#live-rate").getText().equals("0.0"));
    browser.await(b -> b.find("#live-p50").getText().matches("[0-9.]+ (ms|s)"));
    assertThat(browser.find("#strip").getAttribute("data-state")).isEqualTo("live");
  }

  @Test
  void theMapAndTheRecallShowTheSpaceAndTheVersions() throws Exception {
    browser.find("#tab-map").click();
    browser.await(b -> b.findAll("#map .shown").size() > 10 && !b.findAll("#map .said").isEmpty());
    browser.await(b -> b.find("#map-summary").getText().contains("generation g1"));
    browser.await(b -> loaded("#map img"));
    browser.screenshot("map");

    browser.find("#tab-map").sendKeys(Keys.ARROW_RIGHT);
    browser.await(b -> b.findAll("#chart circle").size() == 2);
    assertThat(browser.findAll("#chart .version.live")).hasSize(1);
    assertThat(browser.findAll("#versions tbody tr")).hasSize(2);
    browser.screenshot("recall");
  }

  @Test
  void itIsUsedByKeyboardAlone() {
    browser.script("document.activeElement.blur()");
    new Actions(browser.driver()).sendKeys("/").perform();
    browser.await(b -> b.driver().switchTo().activeElement().equals(b.find("#text")));
    browser.driver().switchTo().activeElement().sendKeys("only brown", Keys.ENTER);
    browser.await(b -> firstId().equals("plain-brown"));

    browser.script("document.querySelector('#results button').focus()");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
    String second = browser.findAll("#results button").get(1).getAttribute("data-id");
    assertThat(browser.driver().switchTo().activeElement().getAttribute("data-id"))
        .isEqualTo(second);
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    browser.await(b -> b.find("#item").isDisplayed());
    browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
    browser.await(b -> !b.find("#item").isDisplayed());
  }

  @Test
  void itFitsAPhoneAndADarkRoom() throws Exception {
    browser.dark(true);
    type("red and yellow");
    browser.await(b -> loaded("#results img"));
    browser.screenshot("results-dark");
    assertThat(
            (String)
                browser.script("return getComputedStyle(document.documentElement).backgroundColor"))
        .isEqualTo("rgb(21, 20, 18)");

    browser.size(390, 844);
    for (boolean dark : List.of(true, false)) {
      browser.dark(dark);
      browser.screenshot(dark ? "phone-dark" : "phone");
      assertThat((Boolean) browser.script("return document.documentElement.scrollWidth <= 390"))
          .as("nothing is wider than the phone")
          .isTrue();
    }
    browser.find("#results button").click();
    browser.await(b -> b.findAll("#near-images button").size() == 6);
    browser.screenshot("phone-item");
  }

  @Test
  void allTextCanBeRead() {
    type("red");
    for (boolean dark : List.of(false, true)) {
      browser.dark(dark);
      assertThat((List<?>) browser.script(CONTRASTS)).as("dark: " + dark).isEmpty();
    }
  }

  /** Texts on the page whose contrast is below WCAG's AA. */
  private static final String CONTRASTS =
      """
      const parse = (c) => c.match(/[\\d.]+/g).map(Number);
      const light = (c) => {
        const [r, g, b] = c.slice(0, 3).map((v) => v / 255)
          .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (node) => {
        for (let n = node; n; n = n.parentElement) {
          const c = parse(getComputedStyle(n).backgroundColor);
          if (c.length < 4 || c[3] > 0.99) return c;
        }
        return [255, 255, 255];
      };
      const bad = [];
      for (const node of document.querySelectorAll("body *")) {
        const own = [...node.childNodes].some((c) => c.nodeType === 3 && c.data.trim());
        if (!own || !node.checkVisibility() || node.closest(".visually-hidden, .skip")) continue;
        const [a, b] = [light(parse(getComputedStyle(node).color)), light(behind(node))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) bad.push(node.className + " " + node.textContent.trim() + " " + ratio);
      }
      return bad;
      """;

  private static void type(String words) {
    WebElement text = browser.find("#text");
    text.sendKeys(Keys.chord(Keys.CONTROL, "a"), words, Keys.ENTER);
    if (browser.find("#filter").getAttribute("value").isEmpty()) {
      browser.await(b -> !b.findAll("#results button").isEmpty());
    }
  }

  private static String firstId() {
    return browser.await(b -> b.find("#results button").getAttribute("data-id"));
  }

  private static boolean loaded(String css) {
    return (Boolean)
        browser.script(
            "return [...document.querySelectorAll(arguments[0])]"
                + ".filter(i => i.getBoundingClientRect().top < innerHeight)"
                + ".every(i => i.complete)",
            css);
  }
}
