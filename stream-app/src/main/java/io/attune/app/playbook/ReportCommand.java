package io.attune.app.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.app.ClusterOptions;
import io.attune.app.ExitCode;
import io.attune.app.Subcommand;
import io.attune.app.play.Cluster;
import io.attune.wire.TopicJson;
import io.attune.wire.Undecodable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune experiment report}: what came of it so far. */
@Command(
    name = "report",
    description = {
      "Compares the arms of an experiment by what is kept in call-summaries, and the candidate's unseen cues with those shown.",
      "",
      "Differences to the control arm come with 95 % intervals; one that spans 0 may be chance.",
      ""
    })
final class ReportCommand implements Subcommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;

  @Parameters(paramLabel = "EXPERIMENT", description = "Its name.")
  private String experiment;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean wantsJson;

  /** Turns a value of a topic into JSON. */
  private interface Reader {
    byte[] read(byte[] value) throws Undecodable;
  }

  @Override
  public Integer call() throws Exception {
    Cluster cluster = kafka.cluster();
    String summaries = cluster.topics().callSummaries();
    String cues = cluster.topics().coachingCues();
    String shadow = cluster.topics().coachingCuesShadow();
    cluster.check(List.of(summaries, cues, shadow));
    TopicJson json = new TopicJson(cluster.topics().format());
    // A call may be summed up again after a fail-over; the last word counts.
    Map<String, Runnable> byCall = new LinkedHashMap<>();
    ExperimentReport report = new ExperimentReport();
    read(
        cluster,
        summaries,
        json::summary,
        (arm, call) -> byCall.put(call.path("callId").asText(), () -> report.add(arm, call)));
    byCall.values().forEach(Runnable::run);
    UnseenCues unseen = new UnseenCues();
    read(cluster, cues, json::cue, (arm, cue) -> raised(cue, () -> unseen.addSeen(cue)));
    read(
        cluster,
        shadow,
        json::cue,
        (arm, cue) -> {
          if (arm.equals("shadow")) {
            raised(cue, () -> unseen.addUnseen(cue));
          }
        });
    print(report.arms(), unseen);
    return ExitCode.OK;
  }

  private static void raised(JsonNode cue, Runnable then) {
    if (cue.path("state").asText().equals("raised")) {
      then.run();
    }
  }

  /** Passes on what is part of the experiment, with its arm. */
  private void read(
      Cluster cluster, String topic, Reader reader, BiConsumer<String, JsonNode> taker) {
    String prefix = experiment + "/";
    CommittedRecords.read(
        cluster,
        topic,
        partition -> true,
        record -> {
          try {
            JsonNode value = JSON.readTree(reader.read(record.value()));
            String variant = value.path("variant").asText();
            if (variant.startsWith(prefix)) {
              taker.accept(variant.substring(prefix.length()), value);
            }
          } catch (Undecodable | IOException e) {
            // Not one of ours.
          }
        });
  }

  private void print(Map<String, ExperimentReport.Arm> arms, UnseenCues unseen) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (wantsJson) {
      Map<String, Object> all = new HashMap<>();
      all.put("experiment", experiment);
      all.put("arms", arms);
      all.put("unseen", unseen.byRule());
      out.println(JSON.writeValueAsString(new java.util.TreeMap<>(all)));
      return;
    }
    if (arms.isEmpty()) {
      out.println("no call of " + experiment + " has been summed up yet");
    }
    arms.forEach(
        (name, arm) -> {
          out.println(name + ": " + arm.calls() + (arm.calls() == 1 ? " call" : " calls"));
          arm.figures().forEach((measure, figure) -> out.println(line(measure, figure)));
        });
    if (unseen.calls() > 0) {
      out.println("unseen on " + unseen.calls() + " calls, by rule: both, added, lost");
      unseen
          .byRule()
          .forEach(
              (rule, n) ->
                  out.println(
                      "  %-34s %5d %5d %5d".formatted(rule, n.both(), n.added(), n.lost())));
    }
  }

  private static String line(String measure, ExperimentReport.Figure figure) {
    String mean = String.format(Locale.ROOT, "  %-34s %8.3f", measure, figure.mean());
    ExperimentReport.Difference d = figure.toControl();
    return d == null
        ? mean
        : mean
            + String.format(Locale.ROOT, "  %+.3f (%+.3f to %+.3f)", d.mean(), d.low(), d.high());
  }
}
