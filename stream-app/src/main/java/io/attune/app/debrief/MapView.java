package io.attune.app.debrief;

import io.attune.debrief.Figures;
import io.attune.debrief.JourneyMap;
import io.attune.debrief.JourneyMap.PhaseFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the page of the map of many calls asks for. */
public final class MapView {
  /** A smaller change of mood is none, on the scale -1 to +1. */
  private static final double SEEN = 0.05;

  private final JourneyMap.Report report;

  MapView(JourneyMap.Report report) {
    this.report = report;
  }

  public JourneyMap.Report report() {
    return report;
  }

  /** The map in one sentence. */
  public String summary() {
    StringBuilder text = new StringBuilder("Over ");
    text.append(Labels.count(report.calls(), "call")).append(' ');
    if (report.whole().concerns() == 0) {
      return text.append("no customer raised a concern.").toString();
    }
    text.append("customers raised ").append(Labels.count(report.whole().concerns(), "concern"));
    text.append(": ").append(share(report.whole().acknowledged())).append(" acknowledged, ");
    text.append(share(report.whole().resolved())).append(" resolved");
    worst()
        .ifPresent(
            phase ->
                text.append("; mood falls most in ")
                    .append(phase.figures().name())
                    .append(", by ")
                    .append(Labels.number(-phase.figures().moodChange())));
    if (!report.concerns().isEmpty()) {
      text.append("; the commonest concern is ").append(name(report.concerns().get(0)));
    }
    return text.append('.').toString();
  }

  /** The phase in which mood falls most; none where it falls by less than can be seen. */
  private Optional<PhaseFigures> worst() {
    return report.phases().stream()
        .filter(
            phase -> phase.figures().moodChange() != null && phase.figures().moodChange() <= -SEEN)
        .min(Comparator.comparingDouble(phase -> phase.figures().moodChange()));
  }

  /** A topic as words: "price", "tension". */
  public String name(Figures figures) {
    String name = figures.name();
    if (name.equals("tension/rising")) {
      return "tension";
    }
    return Labels.words(name.substring(name.indexOf('/') + 1));
  }

  public String share(Double share) {
    return share == null ? "–" : Labels.percent(share);
  }

  public String after(Figures figures) {
    return figures.acknowledgedAfterMs() == null
        ? "–"
        : Labels.length(figures.acknowledgedAfterMs());
  }

  public String change(Figures figures) {
    return figures.moodChange() == null ? "–" : Labels.signed(figures.moodChange());
  }

  public String per100(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  public List<Figures> phases() {
    return report.phases().stream().map(PhaseFigures::figures).toList();
  }

  /** The data of the chart, for a script element. */
  public String chart() {
    return Json.forPage(new Chart(report.positions(), report.phases()));
  }

  private record Chart(List<JourneyMap.Position> positions, List<PhaseFigures> phases) {}
}
