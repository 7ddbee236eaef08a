package io.attune.topology;

import static io.attune.engine.Script.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Channel;
import io.attune.call.CueFeedback;
import io.attune.call.Direction;
import io.attune.call.Scope;
import io.attune.call.Speaker;
import io.attune.coach.CueIds;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import io.attune.playbook.Attention;
import io.attune.playbook.PlaybookRef;
import io.attune.wire.CallEvents;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is ordered for calls to come: playbooks by scope, muted rules, experiments. */
class OrdersInTopologyTest {
  private static final String RULE = "objection-price";

  private static final SegmentHeard OBJECTION =
      Script.segment("s1", 0, true, Speaker.CUSTOMER, 1_000, 3_700, "that is too expensive");

  @TempDir private Path stateDir;
  private TopologyHarness topology;
  private long now = START;

  @BeforeEach
  void start() {
    topology =
        new TopologyHarness(
            stateDir,
            START - 10_000,
            SmallPlaybook.engine(),
            SmallPlaybook.engine(new PlaybookRef("small", 2), Attention.DEFAULT),
            SmallPlaybook.engine(new PlaybookRef("small", 3), Attention.DEFAULT));
  }

  @AfterEach
  void stop() {
    topology.close();
  }

  @Test
  void narrowestScopeThatCoversACallGivesItItsPlaybook() {
    order(new PlaybookActivated("small", 2, new Scope(null, "north", null)));
    order(new PlaybookActivated("small", 3, new Scope(null, null, "de")));
    objection("plain", "south", "en");
    objection("team", "north", "en-GB");
    objection("language", "south", "de-AT");
    objection("both", "north", "de");
    assertThat(topology.cues())
        .extracting(c -> c.path("callId").asText() + " " + c.path("playbookVersion").asText())
        .containsExactly("plain 1", "team 2", "language 3", "both 2");
  }

  @Test
  void mutedRuleIsSilentForNewCallsOfItsLevelUntilItSpeaksAgain() {
    order(new RuleSwitched("small", RULE, AgentLevel.EXPERT, true, "tests"));
    assertThat(topology.gauge("attune.rules.muted")).isEqualTo(1);
    objection("novice", AgentLevel.NOVICE);
    assertThat(topology.cues()).hasSize(1);
    order(new RuleSwitched("small", RULE, AgentLevel.EXPERT, false, null));
    assertThat(topology.gauge("attune.rules.muted")).isZero();

    order(new RuleSwitched("small", RULE, null, true, "tests"));
    objection("nobody", AgentLevel.NOVICE);
    assertThat(topology.cues()).isEmpty();
    end("nobody");
    assertThat(fate("nobody").path("withheld").asText()).isEqualTo("muted");
  }

  @Test
  void ruleThatAgentsKeepWavingAwayMutesItselfInARecordOfTheLog() throws Exception {
    for (int i = 0; i < 8; i++) {
      objection("c" + i, "north", "en");
      JsonNode cue = topology.cues().get(0);
      now += 1_000;
      topology.hear(
          new CueFeedback("c" + i, now, cue.path("cueId").asText(), CueFeedback.Action.DISMISSED));
      end("c" + i);
      topology.cues();
    }
    List<TestRecord<byte[], byte[]>> log = topology.records("call-events");
    CallEvent told = new CallEvents().decode(log.get(log.size() - 1).value());
    assertThat(told.body())
        .isEqualTo(new RuleSwitched("small", RULE, AgentLevel.REGULAR, true, "dismissed 8 of 8"));
    assertThat(
            topology.counter(
                "attune.cue.verdicts", "rule", RULE, "level", "regular", "verdict", "dismissed"))
        .isEqualTo(8);
    objection("next", "north", "en");
    assertThat(topology.cues()).isEmpty();
  }

  @Test
  void candidateRunsUnseenBesideTheCall() {
    order(new ExperimentSet("try", "small", 2, 0, 0, 1, Scope.ALL));
    objection("c1", "north", "en");
    assertThat(topology.cues())
        .singleElement()
        .satisfies(
            cue -> {
              assertThat(cue.path("playbookVersion").asText()).isEqualTo("1");
              assertThat(cue.path("variant").asText()).isEqualTo("try/control");
            });
    assertThat(topology.unseenCues())
        .singleElement()
        .satisfies(
            cue -> {
              assertThat(cue.path("callId").asText()).isEqualTo("c1");
              assertThat(cue.path("playbookVersion").asText()).isEqualTo("2");
              assertThat(cue.path("variant").asText()).isEqualTo("try/shadow");
            });
    end("c1");
    assertThat(topology.summaries()).hasSize(1);
    assertThat(topology.turns()).hasSize(1);
    assertThat(topology.gauge("attune.calls.live")).isZero();
    topology.wallAt(now + 20 * 60_000);
    assertThat(topology.rowsOfCalls()).isEmpty();
  }

  @Test
  void callIdThatComesAgainAfterTheExperimentHasNoTwin() {
    order(new ExperimentSet("try", "small", 2, 0, 0, 1, Scope.ALL));
    objection("c1", "north", "en");
    end("c1");
    order(new ExperimentSet("try", "small", 2, 0, 0, 0, Scope.ALL));
    topology.cues();
    topology.unseenCues();
    objection("c1", "north", "en");
    assertThat(topology.cues()).hasSize(1);
    assertThat(topology.unseenCues()).isEmpty();
  }

  @Test
  void heldOutCallIsCoachedByNobodyAndStillMeasured() {
    order(new ExperimentSet("try", "small", 2, 0, 1, 0, Scope.ALL));
    objection("c1", "north", "en");
    assertThat(topology.cues()).isEmpty();
    assertThat(topology.unseenCues())
        .singleElement()
        .satisfies(c -> assertThat(c.path("variant").asText()).isEqualTo("try/holdout"));
    assertThat(topology.views()).noneMatch(view -> view != null && view.has("visibleCue"));
    end("c1");
    assertThat(fate("c1").path("withheld").asText()).isEqualTo("holdout");
  }

  @Test
  void candidateArmRunsOnTheCandidateUntilTheExperimentEnds() {
    order(new ExperimentSet("try", "small", 2, 1, 0, 0, Scope.ALL));
    objection("c1", "north", "en");
    order(new ExperimentSet("try", "small", 2, 0, 0, 0, Scope.ALL));
    objection("c2", "north", "en");
    assertThat(topology.cues())
        .extracting(c -> c.path("playbookVersion").asText() + c.path("variant").asText())
        .containsExactly("2try/candidate", "1");
  }

  @Test
  void whatWasOrderedHoldsAfterARestart() {
    PlaybookRef second = new PlaybookRef("small", 2);
    RestartedTask task =
        new RestartedTask(
            START - 10_000,
            SmallPlaybook.engine(),
            SmallPlaybook.engine(second, Attention.DEFAULT));
    task.hear(CallEvent.of(null, START, new PlaybookActivated("small", 2)));
    task.restart();
    task.hear(CallEvent.of("c1", START + 1_000, new CallStarted("a", "q", null, "en")));
    task.restart();
    task.hear(CallEvent.of("c1", START + 5_000, OBJECTION));
    assertThat(task.cues()).containsExactly(CueIds.of("c1", RULE, second, 1_000) + " raised");
  }

  private void order(Body order) {
    now += 1_000;
    topology.hear(CallEvent.of(null, now, order));
  }

  private void objection(String callId, String team, String language) {
    objection(callId, new CallStarted("a", "q", team, language));
  }

  private void objection(String callId, AgentLevel level) {
    objection(
        callId,
        new CallStarted(
            "a",
            "q",
            null,
            "en",
            new CallContext(
                Channel.VOICE, Direction.UNKNOWN, null, null, List.of(), List.of(), level)));
  }

  private void objection(String callId, CallStarted started) {
    now += 1_000;
    topology.hear(CallEvent.of(callId, now, started));
    now += 4_000;
    topology.hear(CallEvent.of(callId, now, OBJECTION));
  }

  private void end(String callId) {
    now += 1_000;
    topology.hear(CallEvent.of(callId, now, new CallEnded("hangup")));
    now += 5_000;
    topology.wallAt(now);
  }

  private JsonNode fate(String callId) {
    return topology.summaries().stream()
        .filter(summary -> summary.path("callId").asText().equals(callId))
        .findFirst()
        .orElseThrow()
        .path("cues")
        .path(0);
  }
}
