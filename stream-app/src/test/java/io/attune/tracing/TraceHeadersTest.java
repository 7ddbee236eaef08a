package io.attune.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.fuzz.Fuzz;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeadersTest {
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void aTraceIsPassedOnAsItCame() {
    Headers in = headers(PARENT, "vendor=value,other=1");
    try (Scope scope = TraceHeaders.read(in).makeCurrent()) {
      assertThat(texts(TraceHeaders.current()))
          .isEqualTo(Map.of("traceparent", PARENT, "tracestate", "vendor=value,other=1"));
    }
    assertThat(TraceHeaders.traceparent(in)).isEqualTo(PARENT);
    assertThat(TraceHeaders.read(name -> name.equals("traceparent") ? PARENT : null)).isNotNull();
  }

  @Test
  void withoutATraceThereAreNoHeaders() {
    assertThat(TraceHeaders.current()).isNull();
    assertThat(TraceHeaders.read(new RecordHeaders())).isNull();
    assertThat(TraceHeaders.read(name -> null)).isNull();
    Headers to = new RecordHeaders();
    TraceHeaders.copy(new RecordHeaders(), to);
    assertThat(to).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-zzf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-\"},{\"more\":1",
        "\u0000\u0000 <script>"
      })
  void whatIsMalformedIsAsIfItWereNotThere(String parent) {
    assertThat(TraceHeaders.read(headers(parent, "a=b"))).isNull();
    assertThat(TraceHeaders.traceparent(headers(parent, null))).isNull();
  }

  @Test
  void whatIsHugeIsLeftBehind() {
    assertThat(TraceHeaders.read(headers(PARENT.replace("00-", "01-") + "-x".repeat(60), null)))
        .isNull();
    assertThat(TraceHeaders.read(headers("0".repeat(10_000_000), null))).isNull();
    try (Scope scope = TraceHeaders.read(headers(PARENT, "a=" + "b".repeat(600))).makeCurrent()) {
      assertThat(texts(TraceHeaders.current())).isEqualTo(Map.of("traceparent", PARENT));
    }
  }

  /** Later versions may add parts, which nobody here can know; they must not reach a page. */
  @Test
  void whatALaterVersionAddsIsNotPassedOn() {
    Headers later = headers("cc" + PARENT.substring(2) + "-\"},{\"evil\":\"1", null);
    assertThat(TraceHeaders.traceparent(later)).isEqualTo(PARENT);
  }

  @Test
  void aHeaderWithoutAValueIsNone() {
    Headers headers = new RecordHeaders();
    headers.add("traceparent", null);
    assertThat(TraceHeaders.read(headers)).isNull();
  }

  private static Headers headers(String parent, String state) {
    Headers headers = new RecordHeaders();
    headers.add("traceparent", parent.getBytes(UTF_8));
    if (state != null) {
      headers.add("tracestate", state.getBytes(UTF_8));
    }
    return headers;
  }

  private static Map<String, String> texts(Headers headers) {
    return StreamSupport.stream(headers.spliterator(), false)
        .collect(
            Collectors.toMap(header -> header.key(), header -> new String(header.value(), UTF_8)));
  }

  /** Whatever stands there, what goes on is well-formed and short. */
  @Test
  void brokenOnesArePassedOnInOrderOrNotAtAll() {
    Fuzz.of(
            "trace headers",
            bytes -> {
              String[] both = new String(bytes, UTF_8).split("\n", 2);
              Headers to = new RecordHeaders();
              TraceHeaders.copy(headers(both[0], both.length > 1 ? both[1] : null), to);
              Map<String, String> passed = texts(to);
              assertThat(passed.getOrDefault("traceparent", PARENT)).matches("[0-9a-f-]{55}");
              assertThat(passed.getOrDefault("tracestate", "").length()).isLessThanOrEqualTo(512);
            })
        .run(List.of((PARENT + "\nvendor=value,other=1").getBytes(UTF_8)), List.of("00-", ",a=b"));
  }
}
