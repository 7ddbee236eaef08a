package io.attune.gateway.pages;

import java.util.List;
import java.util.Map;

/** The overlay in the browser: what is to be seen in it, and what can be pressed. */
final class OverlayPage {
  private static final String ROOT =
      "const root = document.querySelector('attune-overlay')?.shadowRoot;";

  /** Writes down each change of what is to be seen, and all that is announced. */
  private static final String WATCH =
      ROOT
          + """
          const seen = window.seen = [], said = window.said = [];
          const card = root.querySelector('.card');
          const look = () => {
            const now = card.hidden ? '' : `${root.querySelector('h2').textContent} (${card.dataset.phase})`;
            if (now !== (seen.at(-1)?.now ?? '')) seen.push({now, at: performance.now()});
          };
          new MutationObserver(look).observe(card, {subtree: true, childList: true, attributes: true, characterData: true});
          for (const region of root.querySelectorAll('[aria-live=polite], [aria-live=assertive]')) {
            new MutationObserver(changes => changes.flatMap(change => [...change.addedNodes])
                .forEach(node => said.push(`${region.ariaLive}: ${node.textContent}`)))
              .observe(region, {subtree: true, childList: true, characterData: true});
          }
          """;

  private final Browser browser;

  private OverlayPage(Browser browser) {
    this.browser = browser;
  }

  /** Opens /overlay and waits until it is connected. */
  static OverlayPage open(Browser browser, LiveServer server, int width, String scheme) {
    browser.open(server.url("/overlay?agent=a1&lang=en"), width, scheme);
    OverlayPage page = new OverlayPage(browser);
    page.untilState("Ready");
    browser.run(WATCH);
    return page;
  }

  static OverlayPage open(Browser browser, LiveServer server) {
    return open(browser, server, 360, "light");
  }

  /** The same of an overlay that a test has put on a page itself. */
  static OverlayPage on(Browser browser) {
    return new OverlayPage(browser);
  }

  /** What the status line says, null before there is one. */
  String state() {
    return browser.run(ROOT + "return root?.querySelector('.state')?.textContent ?? null");
  }

  void untilState(String words) {
    browser.until(() -> words.equals(state()), this::state);
  }

  /** Headline and phase, "Price worry raised (open)"; empty while there is no cue. */
  String shown() {
    return browser.run(
        ROOT
            + """
            const card = root.querySelector('.card');
            return card.hidden ? '' : `${root.querySelector('h2').textContent} (${card.dataset.phase})`;
            """);
  }

  void untilShown(String headlineAndPhase) {
    browser.until(() -> headlineAndPhase.equals(shown()), this::shown);
  }

  /** Waits until just this was to be seen, one after the other, however briefly. */
  void untilHistory(String... headlinesAndPhases) {
    List<String> expected = List.of(headlinesAndPhases);
    browser.until(() -> expected.equals(history()), this::history);
  }

  /** The text of a part, empty if it is not to be seen. */
  String text(String selector) {
    return browser.run(
        ROOT
            + """
            const part = root.querySelector(arguments[0]);
            return part?.checkVisibility() ? part.innerText : '';
            """,
        selector);
  }

  /** Whether the focus is anywhere in the overlay. */
  boolean hasFocus() {
    return browser.run("return document.activeElement?.localName === 'attune-overlay'");
  }

  void click(String action) {
    browser.run(ROOT + "root.querySelector('button.' + arguments[0]).click()", action);
  }

  /** Where everything in the card is: selector, left, top, width and height of each part. */
  List<List<Object>> places() {
    return browser.run(
        ROOT
            + """
            return ['.frame', '.card', '.mark', 'h2', '.prompt', '.accept', '.dismiss', '.wrong', '.why'].map(part => {
              const box = root.querySelector(part).getBoundingClientRect();
              return [part, box.left, box.top, box.width, box.height];
            });
            """);
  }

  /** All that was to be seen since the page was opened, as shown() tells it, in order. */
  List<String> history() {
    return browser.run("return window.seen.map(each => each.now)");
  }

  /** How long each of these was to be seen, ms, by its first occurrence; null for what still is. */
  Map<String, Number> lasted() {
    return browser.run(
        """
        return Object.fromEntries(window.seen.map((each, i, all) =>
            [each.now, all[i + 1] ? all[i + 1].at - each.at : null]).reverse());
        """);
  }

  /** All that was said to assistive technology, "polite: …". */
  List<String> announced() {
    return browser.run("return window.said");
  }

  /** By how much the page is wider than its window, CSS pixels. */
  long overflow() {
    return browser.run("return document.documentElement.scrollWidth - window.innerWidth");
  }
}
