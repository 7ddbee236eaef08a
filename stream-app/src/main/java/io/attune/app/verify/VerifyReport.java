package io.attune.app.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.app.verify.Findings.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verification came to.
 *
 * @param topics what is wrong with each outbound topic
 * @param inputs records that were replayed
 * @param calls that they are about
 * @param byWallClock how many of these went by the wall clock, so that no log tells all of them
 * @param compacted of how many of these views are gone, and with them the signals of their
 *     producers
 * @param cutOff how many of these began before the log does, and are left out
 * @param sealed records whose words could not be opened, so that the rest of them was compared
 * @param behind records that the processor has not taken up
 */
public record VerifyReport(
    List<Findings> topics,
    long inputs,
    int calls,
    int byWallClock,
    int compacted,
    int cutOff,
    long sealed,
    long behind) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether everything is as it should be. */
  public boolean isClean() {
    return topics.stream().allMatch(Findings::isClean);
  }

  /** How often there is such a fault, on all topics. */
  public long count(Fault fault) {
    return topics.stream().mapToLong(topic -> topic.count(fault)).sum();
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        inputs
            + " records of "
            + calls
            + " calls replayed; "
            + byWallClock
            + " calls by the wall clock, "
            + compacted
            + " with compacted views, "
            + cutOff
            + " older than the log"
            + (sealed > 0 ? "; the words of " + sealed + " records are sealed, not compared" : "")
            + (behind > 0 ? "; the processor is " + behind + " records behind" : ""));
    lines.add(
        String.format(
            "%-32s %9s %8s %8s %10s %9s %9s",
            "topic", "sound", "missing", "extra", "duplicated", "different", "undecided"));
    for (Findings topic : topics) {
      lines.add(
          String.format(
              "%-32s %9d %8d %8d %10d %9d %9d",
              topic.topic(),
              topic.sound(),
              topic.count(Fault.MISSING),
              topic.count(Fault.EXTRA),
              topic.count(Fault.DUPLICATED),
              topic.count(Fault.DIFFERENT),
              topic.undecided()));
    }
    for (Findings topic : topics) {
      for (Fault fault : Fault.values()) {
        topic
            .offenders(fault)
            .forEach(offender -> lines.add(Findings.nameOf(fault) + ": " + offender));
      }
    }
    return lines;
  }

  /** One JSON object on one line. */
  public String toJson() {
    ObjectNode report = JSON.createObjectNode().put("type", "verify").put("clean", isClean());
    for (Fault fault : Fault.values()) {
      report.put(Findings.nameOf(fault), count(fault));
    }
    report.put("inputs", inputs).put("calls", calls).put("byWallClock", byWallClock);
    report
        .put("compacted", compacted)
        .put("cutOff", cutOff)
        .put("sealed", sealed)
        .put("behind", behind);
    ObjectNode byTopic = report.putObject("topics");
    topics.forEach(topic -> byTopic.set(topic.topic(), topic.toJson(JSON)));
    return report.toString();
  }
}
