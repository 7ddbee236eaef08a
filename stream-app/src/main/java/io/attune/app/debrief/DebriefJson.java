package io.attune.app.debrief;

import io.attune.debrief.Arc;
import io.attune.debrief.Concern;
import io.attune.debrief.CueShown;
import io.attune.debrief.CueWithheld;
import io.attune.debrief.Debrief;
import io.attune.debrief.Foreshadowing;
import io.attune.debrief.Mark;
import io.attune.debrief.Moment;
import io.attune.debrief.MovesMade;
import io.attune.debrief.Pause;
import io.attune.debrief.Remark;
import io.attune.debrief.Talk;
import io.attune.engine.CallFacts;
import io.attune.language.AgentMove;
import java.util.List;
import java.util.Map;

/** A debrief as one line of JSON: the same facts as on its page, without the transcript. */
public final class DebriefJson {
  private DebriefJson() {}

  /** One object on one line. */
  public static String of(Debrief debrief) {
    CallFacts facts = debrief.facts();
    return Json.write(
        new Line(
            "debrief",
            facts.callId(),
            facts.agentId(),
            facts.queue(),
            facts.team(),
            facts.language(),
            facts.startedAt(),
            debrief.durationMs(),
            debrief.endReason(),
            debrief.abandoned(),
            facts.playbook().id(),
            facts.playbook().version(),
            Sentences.summary(debrief),
            Measures.of(debrief),
            debrief.arc(),
            debrief.concerns(),
            debrief.marks(),
            debrief.pauses(),
            debrief.moves(),
            debrief.moveCounts(),
            debrief.cues(),
            debrief.withheld(),
            debrief.slips(),
            debrief.opportunities(),
            debrief.foreshadowing(),
            debrief.talk(),
            debrief.remarks().stream().map(Said::of).toList()));
  }

  private record Line(
      String type,
      String callId,
      String agentId,
      String queue,
      String team,
      String language,
      long startedAt,
      long durationMs,
      String endReason,
      boolean abandoned,
      String playbookId,
      int playbookVersion,
      String summary,
      Measures measures,
      Arc arc,
      List<Concern> concerns,
      List<Mark> marks,
      List<Pause> pauses,
      List<MovesMade> moves,
      Map<AgentMove, Integer> moveCounts,
      List<CueShown> cues,
      List<CueWithheld> withheld,
      List<Moment> slips,
      List<Moment> opportunities,
      Foreshadowing foreshadowing,
      Talk talk,
      List<Said> remarks) {}

  /** What the page shows at its top. */
  private record Measures(
      int concerns,
      int acknowledged,
      int resolved,
      Long meanAcknowledgedAfterMs,
      Double moodStart,
      Double moodEnd,
      double peakTension) {
    static Measures of(Debrief debrief) {
      return new Measures(
          debrief.concerns().size(),
          debrief.acknowledged(),
          debrief.resolved(),
          debrief.meanAcknowledgedAfterMs(),
          debrief.arc().moodStart(),
          debrief.arc().moodEnd(),
          debrief.arc().peakTension());
    }
  }

  /** A remark with its sentence. */
  private record Said(boolean good, String text, Remark remark) {
    static Said of(Remark remark) {
      return new Said(remark.type().isGood(), Sentences.of(remark), remark);
    }
  }
}
