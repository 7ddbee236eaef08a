package io.attune.gateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.wire.json.BadLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  private static final long NOW = 1_760_000_000_000L;

  @Test
  void takesRecordedEventsInTheirOrder() {
    Batch batch =
        read(
            """
            {"type":"started","agentId":"a"}
            {"type":"segment","segmentId":"s1","speaker":"customer","text":"hi","startMs":1,"endMs":9}

            {"type":"ended"}
            """);
    assertThat(batch.bad()).isEmpty();
    assertThat(batch.events())
        .extracting(event -> event.body().getClass().getSimpleName())
        .containsExactly("CallStarted", "SegmentHeard", "CallEnded");
    assertThat(batch.events())
        .allSatisfy(
            event -> {
              assertThat(event.callId()).isEqualTo("c1");
              assertThat(event.tenant()).isEqualTo("acme");
              assertThat(event.producerId()).isEqualTo("gateway-1");
              assertThat(event.at()).isEqualTo(NOW);
            });
  }

  @Test
  void recordTimeNearTheClockIsKeptAndAnyOtherIsNow() {
    assertThat(at(NOW - 5_000)).isEqualTo(NOW - 5_000);
    assertThat(at(NOW + 5_000)).isEqualTo(NOW + 5_000);
    assertThat(at(NOW - 5_001)).isEqualTo(NOW);
    assertThat(at(NOW + 86_400_000)).isEqualTo(NOW);
  }

  private static long at(long given) {
    return read("{\"type\":\"held\",\"at\":" + given + "}").events().get(0).at();
  }

  @Test
  void tenantIsTheSendersWhateverTheLineSays() {
    CallEvent event =
        read("{\"type\":\"held\",\"tenant\":\"other\",\"producerId\":\"p\"}").events().get(0);
    assertThat(event.tenant()).isEqualTo("acme");
    assertThat(event.producerId()).isEqualTo("gateway-1");
  }

  @Test
  void oneBadLineKeepsEverythingBack() {
    Batch batch = read("{\"type\":\"held\"}\nnonsense\n{\"type\":\"resumed\"}\n");
    assertThat(batch.events()).isEmpty();
    assertThat(batch.bad()).extracting(BadLine::number).containsExactly(2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"heartbeat\",\"producerId\":\"p\"}",
        "{\"type\":\"activated\",\"playbookId\":\"p\",\"version\":1}",
        "{\"type\":\"rule-switched\",\"playbookId\":\"p\",\"ruleId\":\"r\"}",
        "{\"type\":\"feedback\",\"cueId\":\"q\",\"action\":\"shown\"}",
        "{\"type\":\"refined\",\"segmentId\":\"s\",\"model\":\"m\"}",
        "{\"type\":\"held\",\"callId\":\"another\"}"
      })
  void whatIsNotOfThisCallIsRefused(String line) {
    assertThat(read(line).bad()).hasSize(1);
  }

  @Test
  void listsNoMoreThanTwentyBadLines() {
    assertThat(read("x\n".repeat(1_000)).bad()).hasSize(Batch.MOST_BAD);
  }

  @Test
  void saysNothingOfWhatWasSaid() {
    Batch batch =
        read("{\"type\":\"segment\",\"text\":\"my card is 4111\",\"startMs\":\"secret\"}");
    assertThat(batch.bad().toString()).doesNotContain("4111").doesNotContain("secret");
  }

  private static Batch read(String body) {
    return Batch.read("c1", "acme", "gateway-1", NOW, body.getBytes(UTF_8));
  }
}
