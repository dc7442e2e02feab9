package dev.plumbline.testkit.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Headless Chromium. Where there is none, tests that need it are skipped and say so, or fail where
 * the environment says {@code PLUMBLINE_BROWSER=required}, as in CI.
 */
public final class Browser implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
  private static final List<Path> DRIVERS =
      List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/local/bin/chromedriver"));

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one, or skips the test. */
  public static Browser start() {
    Optional<Path> browser = BROWSERS.stream().filter(Files::isExecutable).findFirst();
    Optional<Path> driver = DRIVERS.stream().filter(Files::isExecutable).findFirst();
    if (browser.isEmpty() || driver.isEmpty()) {
      String missing =
          "no Chromium with chromedriver here (Debian: apt-get install chromium chromium-driver)";
      if ("required".equals(System.getenv("PLUMBLINE_BROWSER"))) {
        Assertions.fail(missing);
      }
      Assumptions.abort(missing);
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.get().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // containers run as root
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--lang=en",
        // Nothing but the gateway is reached.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
    return new Browser(
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).build(),
            options));
  }

  public WebDriver driver() {
    return driver;
  }

  /** A window of this size; below 500 a window cannot be, so a phone is made. */
  public void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  public void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  public WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  public List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Waits until a condition gives something. */
  public <T> T await(Function<Browser, T> condition) {
    return new WebDriverWait(driver, DEADLINE, POLL)
        .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
        .ignoring(org.openqa.selenium.NoSuchElementException.class)
        .until(unused -> condition.apply(this));
  }

  public @Nullable Object script(String code, Object... arguments) {
    return driver.executeScript(code, arguments);
  }

  /** Gives an input a value, as a hand on it would. */
  public void set(String css, String value) {
    script(
        "const input = document.querySelector(arguments[0]); input.value = arguments[1];"
            + "input.dispatchEvent(new Event('input', {bubbles: true}));"
            + "input.dispatchEvent(new Event('change', {bubbles: true}));",
        css,
        value);
  }

  /** Drags a PNG onto an element, and lets it go there. */
  public void drop(String css, byte[] png) {
    script(
        "const bytes = Uint8Array.from(atob(arguments[1]), c => c.charCodeAt(0));"
            + "const data = new DataTransfer();"
            + "data.items.add(new File([bytes], 'dropped.png', {type: 'image/png'}));"
            + "const box = document.querySelector(arguments[0]);"
            + "for (const type of ['dragenter', 'dragover', 'drop'])"
            + "  box.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true,"
            + "    cancelable: true}));",
        css,
        Base64.getEncoder().encodeToString(png));
  }

  /** What the page wrote to its console as errors; broken policies are among them. */
  public List<String> errors() {
    return driver.manage().logs().get("browser").getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
        .map(Object::toString)
        .toList();
  }

  /** Keeps a picture of the window under target/screenshots. */
  public void screenshot(String name) throws IOException {
    Path target = Path.of("target/screenshots", name + ".png");
    Files.createDirectories(target.getParent());
    Files.copy(
        driver.getScreenshotAs(OutputType.FILE).toPath(),
        target,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
