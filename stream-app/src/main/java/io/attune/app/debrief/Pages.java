package io.attune.app.debrief;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.attune.debrief.Debrief;
import io.attune.debrief.JourneyMap;
import java.util.Map;

/**
 * Renders pages that stand alone, one HTML file with its chart library, data and style inside, and
 * the part of them that the gateway puts into a page of its own.
 */
public final class Pages {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "io.attune.app.debrief.pages");

  private Pages() {}

  /** The page of one call. */
  public static String of(Debrief debrief) {
    return render("debrief.jte", new DebriefView(debrief), PageScripts.JOURNEY);
  }

  /** The map of many calls. */
  public static String of(JourneyMap.Report report) {
    return render("map.jte", new MapView(report), PageScripts.MAP);
  }

  /**
   * What the page of one call says, without a frame: no style, and no script but the chart's data,
   * as JSON in the element {@code data}. {@code journey.js} draws it into the element {@code
   * chart}.
   */
  public static String fragment(Debrief debrief) {
    StringOutput fragment = new StringOutput(1 << 16);
    TEMPLATES.render("fragment.jte", Map.of("view", new DebriefView(debrief)), fragment);
    return fragment.toString();
  }

  /** The script of the library that draws the charts. */
  public static String charts() {
    return PageScripts.CHARTS;
  }

  private static String render(String template, Object view, String script) {
    StringOutput page = new StringOutput(1 << 20);
    Frame frame =
        new Frame(
            PageScripts.policy(PageScripts.CHARTS, script),
            PageScripts.STYLE,
            PageScripts.CHARTS,
            script);
    TEMPLATES.render(template, Map.of("view", view, "frame", frame), page);
    return page.toString();
  }

  /**
   * What is the same on every page.
   *
   * @param policy what may run on it and where it may load from
   * @param style its style sheet
   * @param charts the chart library
   * @param script draws its charts
   */
  public record Frame(String policy, String style, String charts, String script) {}
}
