package io.attune.gateway.pages;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The browser, as page tests use it. */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private final ChromeDriver driver;

  Browser(ChromeDriver driver) {
    this.driver = driver;
    driver.manage().timeouts().scriptTimeout(PATIENCE);
  }

  /** Opens a page in a window of that width, CSS pixels, for somebody who prefers light or dark. */
  public void open(String url, int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 640, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.get("about:blank");
    errors();
    driver.get(url);
  }

  /** Runs the body of a function; {@code arguments[0]} and so on are what is passed. */
  @SuppressWarnings("unchecked")
  public <T> T run(String script, Object... arguments) {
    return (T) driver.executeScript(script, arguments);
  }

  /** The same of an async function: what its promise gives. */
  @SuppressWarnings("unchecked")
  public <T> T await(String script, Object... arguments) {
    Object result =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "(async (...arguments) => {"
                + script
                + "})(...[...arguments].slice(0, -1))"
                + ".then(value => done({value}), fault => done({fault: String(fault.stack)}))",
            arguments);
    Map<String, Object> outcome = (Map<String, Object>) result;
    if (outcome.containsKey("fault")) {
      throw new AssertionError(outcome.get("fault"));
    }
    return (T) outcome.get("value");
  }

  /** Moves the pointer to the middle of an element, named by a selector. */
  public void point(String selector) {
    new Actions(driver).moveToElement(driver.findElement(By.cssSelector(selector))).perform();
  }

  /** Clicks there as well. */
  public void click(String selector) {
    new Actions(driver)
        .moveToElement(driver.findElement(By.cssSelector(selector)))
        .click()
        .perform();
  }

  /**
   * CPU time that the main threads of pages have taken since this was first asked, s. Unlike time
   * on a clock it is the same on a busy machine.
   */
  @SuppressWarnings("unchecked")
  public double cpuSeconds() {
    driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
    List<Map<String, Object>> metrics =
        (List<Map<String, Object>>)
            driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
    return metrics.stream()
        .filter(metric -> metric.get("name").equals("TaskDuration"))
        .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue())
        .sum();
  }

  /** Leaves the page, and what it complained of. */
  public void leave() {
    driver.get("about:blank");
    errors();
  }

  /** Types on the keyboard, wherever the focus is. */
  public void type(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses keys together, the last one while the others are held. */
  public void chord(CharSequence last, CharSequence... held) {
    Actions actions = new Actions(driver);
    for (CharSequence key : held) {
      actions.keyDown(key);
    }
    actions.sendKeys(last);
    for (CharSequence key : held) {
      actions.keyUp(key);
    }
    actions.perform();
  }

  /** What axe holds for serious or worse on the open page, each with where it is. */
  public List<String> graveViolations() {
    return new AxeBuilder()
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze(driver)
            .getViolations()
            .stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(Browser::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " at " + rule.getNodes();
  }

  /**
   * What went wrong since the page was opened, as its console tells; requests that found no server
   * aside, which is what tests of reconnecting are about.
   */
  public List<String> errors() {
    return driver.manage().logs().get("browser").getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(Object::toString)
        .filter(text -> !text.contains("net::ERR_"))
        .toList();
  }

  /**
   * Waits until it is so.
   *
   * @throws AssertionError after twenty seconds, with the state that {@code seen} tells
   */
  public void until(BooleanSupplier condition, Supplier<?> seen) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not so after " + PATIENCE + ", but: " + seen.get());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    }
  }

  /** Ends the browser's processes. */
  @Override
  public void close() {
    try {
      driver.quit();
    } catch (WebDriverException e) {
      // A driver that does not end within three seconds is killed, and all tests are over.
      System.err.println("the browser was slow to end: " + e.getMessage());
    }
  }
}
