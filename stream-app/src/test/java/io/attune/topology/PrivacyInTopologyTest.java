package io.attune.topology;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.call.Speaker;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import io.attune.redaction.Redaction;
import io.attune.wire.CallEvents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the processor keeps and publishes of what was said, and what it does not. */
class PrivacyInTopologyTest {
  private static final List<String> KEPT_AND_PUBLISHED =
      List.of(
          "coaching-cues",
          "coaching-cues-shadow",
          "call-views",
          "call-turns",
          "call-summaries",
          "dead-letters",
          TopologyHarness.APP + "-call-core-changelog",
          TopologyHarness.APP + "-call-window-changelog");

  /** Without the digits; none of them stands in a time or an id of this call. */
  private static final List<String> PERSONAL = List.of("4111", "five five five", "@example");

  @TempDir private Path first;
  @TempDir private Path second;

  private static List<CallInput> call() {
    return Script.call()
        .customer(0, 2_000, "hello my card is 4111 1111 1111 1111")
        .agent(2_500, 3_500, "thank you")
        .partial(
            Speaker.CUSTOMER, "p1", 0, 4_000, 5_000, "that is too expensive 4111 1111 1111 1111")
        .finalOf(
            Speaker.CUSTOMER,
            "p1",
            1,
            4_000,
            6_000,
            "that is too expensive 4111 1111 1111 1111 and write to jo@example.org")
        .customer(7_000, 9_000, "that is too expensive five five five one two three four")
        .agent(10_000, 12_000, "i hear that")
        .ended(14_000)
        .inputs();
  }

  @Test
  void aNumberIsNeitherKeptNorPublishedWhoeverRedactedIt() {
    List<List<byte[]>> raw = new ArrayList<>();
    List<List<byte[]>> redactedBefore = new ArrayList<>();
    try (TopologyHarness topology = new TopologyHarness(first, Script.START)) {
      topology.hearAll(call()).wallAt(Script.START + 18_000);
      KEPT_AND_PUBLISHED.forEach(topic -> raw.add(values(topology, topic)));
    }
    try (TopologyHarness topology = new TopologyHarness(second, Script.START)) {
      call().forEach(input -> topology.hear(Redaction.ALL.of(input)));
      topology.wallAt(Script.START + 18_000);
      KEPT_AND_PUBLISHED.forEach(topic -> redactedBefore.add(values(topology, topic)));
    }

    assertThat(raw.get(0)).as("cues").isNotEmpty();
    assertThat(String.join("", strings(raw))).contains("[card]", "[email]", "[number]");
    for (String personal : PERSONAL) {
      assertThat(strings(raw)).as(personal).noneMatch(value -> value.contains(personal));
    }
    // Cues carry moments of the wall clock, which are the same here.
    assertThat(strings(raw)).isEqualTo(strings(redactedBefore));
  }

  @Test
  void deadLettersAreRedactedAsFarAsTheyCanBeRead() {
    CallEvent said = (CallEvent) call().get(1);
    try (TopologyHarness topology =
        new TopologyHarness(first, Script.START, SmallPlaybook.failing())) {
      topology.hear(said);
      topology.raw("c2", new CallEvents().encode(said), said.at());
      List<byte[]> letters = values(topology, "dead-letters");

      assertThat(letters).hasSize(2);
      for (byte[] letter : letters) {
        assertThat(new String(letter, ISO_8859_1))
            .contains("my card is [card]")
            .doesNotContain("4111");
      }
    }
  }

  @Test
  void aRecordThatKafkaStreamsSetsAsideIsRedactedLikewise() {
    CallEvents events = new CallEvents();
    byte[] unreadable = "my card is 4111 1111 1111 1111".getBytes(ISO_8859_1);
    Intake intake = new Intake(Topics.PLAIN);
    byte[] kept = intake.redacted("call-events", events.encode((CallEvent) call().get(1)));

    assertThat(new String(kept, ISO_8859_1)).contains("my card is [card]").doesNotContain("4111");
    assertThat(intake.redacted("call-events", unreadable)).isEqualTo(unreadable);
  }

  @Test
  void withoutRedactionEverythingStaysAsItWasSaid() {
    Topics raw = new Topics("", Topics.PLAIN.format(), Redaction.NONE);
    try (TopologyHarness topology = new TopologyHarness(settings(raw, true), first, Script.START)) {
      topology.hearAll(call()).wallAt(Script.START + 18_000);

      assertThat(topology.turns().get(0).path("text").asText())
          .isEqualTo("hello my card is 4111 1111 1111 1111");
    }
  }

  @Test
  void inTextFreeModeNoWordLeavesAndTheCuesAreTheSame() {
    List<JsonNode> with;
    try (TopologyHarness topology = new TopologyHarness(first, Script.START)) {
      with = topology.hearAll(call()).wallAt(Script.START + 18_000).cues();
    }
    try (TopologyHarness topology =
        new TopologyHarness(settings(Topics.PLAIN, false), second, Script.START)) {
      topology.hearAll(call()).wallAt(Script.START + 18_000);
      List<String> published = new ArrayList<>();
      List<JsonNode> cues = topology.cues();
      List<JsonNode> turns = topology.turns();
      cues.forEach(cue -> published.add(cue.toString()));
      turns.forEach(turn -> published.add(turn.toString()));
      topology.views().forEach(view -> published.add(String.valueOf(view)));
      topology.summaries().forEach(summary -> published.add(summary.toString()));

      assertThat(with.toString()).contains("too expensive");
      assertThat(published)
          .hasSizeGreaterThan(8)
          .noneMatch(record -> record.contains("expensive") || record.contains("[card]"));
      assertThat(turns).allMatch(turn -> !turn.has("text")).anyMatch(turn -> turn.has("objection"));
      assertThat(cues).allMatch(cue -> !cue.path("prompts").isEmpty());
      assertThat(cues)
          .extracting(cue -> cue.path("cueId").asText() + cue.path("state").asText())
          .isEqualTo(
              with.stream()
                  .map(cue -> cue.path("cueId").asText() + cue.path("state").asText())
                  .toList());
    }
  }

  private static TopologySettings settings(Topics topics, boolean words) {
    TopologySettings standard = TopologySettings.DEFAULT;
    return new TopologySettings(
        topics,
        words,
        standard.tickMs(),
        standard.producerLostMs(),
        standard.dueBudgetMs(),
        standard.restAfterMs());
  }

  private static List<byte[]> values(TopologyHarness topology, String topic) {
    return topology.records(topic).stream()
        .map(TestRecord::value)
        .filter(value -> value != null)
        .toList();
  }

  private static List<String> strings(List<List<byte[]>> topics) {
    return topics.stream()
        .flatMap(List::stream)
        .map(value -> new String(value, ISO_8859_1))
        .toList();
  }
}
