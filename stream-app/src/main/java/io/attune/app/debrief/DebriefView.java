package io.attune.app.debrief;

import io.attune.debrief.Concern;
import io.attune.debrief.Debrief;
import io.attune.debrief.Quote;
import io.attune.debrief.Remark;
import io.attune.debrief.StepTaken;
import io.attune.detect.Ladder;
import io.attune.detect.ScoredTurn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the page of a debrief asks for. */
public final class DebriefView {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final List<Ladder.Step> LADDER =
      List.of(
          Ladder.Step.ACKNOWLEDGE, Ladder.Step.VALIDATE, Ladder.Step.REFRAME, Ladder.Step.CHECK);

  private final Debrief debrief;
  private final boolean several;
  private final Map<String, Integer> places = new HashMap<>();

  DebriefView(Debrief debrief) {
    this.debrief = debrief;
    this.several = debrief.severalCustomers();
    for (ScoredTurn scored : debrief.turns()) {
      places.put(scored.turn().segmentId(), places.size() + 1);
    }
  }

  public Debrief debrief() {
    return debrief;
  }

  public String summary() {
    return Sentences.summary(debrief);
  }

  /** Names and values for the page's head; what is unknown is left out. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "Agent", debrief.facts().agentId());
    put(facts, "Queue", debrief.facts().queue());
    put(facts, "Team", debrief.facts().team());
    facts.put("Started", MOMENT.format(Instant.ofEpochMilli(debrief.facts().startedAt())));
    facts.put("Length", Labels.length(debrief.durationMs()));
    facts.put("End", Sentences.end(debrief));
    put(facts, "Language", debrief.facts().language());
    facts.put(
        "Playbook",
        debrief.facts().playbook().id() + ", version " + debrief.facts().playbook().version());
    return facts;
  }

  private static void put(Map<String, String> facts, String name, String value) {
    if (value != null && !value.isBlank()) {
      facts.put(name, value);
    }
  }

  /** The place of a quotation's turn in the transcript, from 1. */
  public int place(Quote quote) {
    return places.getOrDefault(quote.segmentId(), 0);
  }

  /** The same of a turn itself. */
  public int place(ScoredTurn scored) {
    return places.get(scored.turn().segmentId());
  }

  public String speaker(Quote quote) {
    return Labels.speaker(quote, several);
  }

  public String speaker(ScoredTurn scored) {
    return Labels.speaker(scored.turn().speaker(), scored.turn().heard().speakerId(), several);
  }

  /** Who raised a concern, empty where there is but one customer. */
  public String raisedBy(Concern concern) {
    return several && !concern.speakerId().isEmpty() ? concern.speakerId() : "";
  }

  /** The four steps of the ladder on a concern; those not taken have a null. */
  public Map<Ladder.Step, StepTaken> ladder(Concern concern) {
    Map<Ladder.Step, StepTaken> ladder = new LinkedHashMap<>();
    LADDER.forEach(step -> ladder.put(step, null));
    concern.steps().forEach(taken -> ladder.put(taken.step(), taken));
    return ladder;
  }

  public List<Remark> well() {
    return debrief.remarks().stream().filter(remark -> remark.type().isGood()).toList();
  }

  public List<Remark> missed() {
    return debrief.remarks().stream().filter(remark -> !remark.type().isGood()).toList();
  }

  /** The data of the chart, for a script element. */
  public String chart() {
    return Json.forPage(JourneyChart.of(debrief));
  }
}
