package io.attune.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueCategory;
import io.attune.schemas.CueKind;
import io.attune.schemas.CueState;
import io.attune.schemas.Evidence;
import io.attune.schemas.Speaker;
import io.attune.schemas.TrustedContracts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContractConverterTest {
  private static final int MARKER_BYTES = 10;

  private HttpServer registry;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String authorization;

  static {
    TrustedContracts.install();
  }

  @AfterEach
  void stop() {
    if (registry != null) {
      registry.stop(0);
    }
  }

  private static byte[] cue() throws IOException {
    ByteBuffer bytes =
        CoachingCue.newBuilder()
            .setCueId("q1")
            .setCallId("c1")
            .setKind(CueKind.TENSION)
            .setCategory(CueCategory.CHURN_THREAT)
            .setState(CueState.RAISED)
            .setPrompts(List.of("say \"this\""))
            .setEvidence(
                List.of(
                    Evidence.newBuilder()
                        .setSignal("churn-threat")
                        .setSpeaker(Speaker.CUSTOMER)
                        .setQuote("grüße")
                        .build()))
            .setRaisedAt(Instant.ofEpochMilli(1_760_000_000_250L))
            .build()
            .toByteBuffer();
    byte[] value = new byte[bytes.remaining()];
    bytes.get(value);
    return value;
  }

  private static byte[] numbered(int id, byte[] singleObject) {
    return ByteBuffer.allocate(singleObject.length - MARKER_BYTES + 5)
        .put((byte) 0)
        .putInt(id)
        .put(singleObject, MARKER_BYTES, singleObject.length - MARKER_BYTES)
        .array();
  }

  private static ContractConverter converter(Map<String, String> settings) {
    ContractConverter converter = new ContractConverter();
    converter.configure(settings, false);
    return converter;
  }

  /** A registry that has one schema; other ids are unknown to it. */
  private String registry(int id, int status) throws IOException {
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String schema =
        CoachingCue.getClassSchema().toString().replace("\\", "\\\\").replace("\"", "\\\"");
    registry.createContext(
        "/some/path/schemas/ids/" + id,
        exchange -> {
          asked.incrementAndGet();
          authorization = exchange.getRequestHeaders().getFirst("Authorization");
          byte[] answer = ("{\"schema\":\"" + schema + "\"}").getBytes(UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    registry.start();
    return "http://127.0.0.1:" + registry.getAddress().getPort() + "/some/path/";
  }

  @Test
  void aValueBecomesAFlatRow() throws IOException {
    SchemaAndValue row = converter(Map.of()).toConnectData("coaching-cues", cue());

    Struct cue = (Struct) row.value();
    assertThat(cue.getString("cue_id")).isEqualTo("q1");
    assertThat(cue.getString("category")).isEqualTo("churn-threat");
    assertThat(cue.get("raised_at")).isEqualTo(new Date(1_760_000_000_250L));
    assertThat(row.schema().field("raised_at").schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
    assertThat(cue.get("expires_at")).isNull();
    assertThat(cue.getString("prompts")).isEqualTo("[\"say \\\"this\\\"\"]");
    assertThat(cue.getString("evidence"))
        .contains("\"quote\":\"grüße\"", "\"speaker\":\"customer\"", "\"startMs\":null");
    assertThat(row.schema().field("evidence").schema().name()).isEqualTo("io.debezium.data.Json");
    assertThat(row.schema().fields()).allMatch(field -> field.schema().isOptional());
  }

  @Test
  void bothWaysOfWritingGiveTheSameRow() throws IOException {
    ContractConverter converter =
        converter(
            Map.of(
                "schema.registry.url", registry(7, 200), "basic.auth.user.info", "connect:secret"));

    Object plain = converter.toConnectData("coaching-cues", cue()).value();
    Object numbered = converter.toConnectData("coaching-cues", numbered(7, cue())).value();
    converter.toConnectData("coaching-cues", numbered(7, cue()));

    assertThat(numbered.toString()).isEqualTo(plain.toString());
    assertThat(asked).hasValue(1);
    assertThat(authorization).isEqualTo("Basic Y29ubmVjdDpzZWNyZXQ=");
  }

  @Test
  void aTombstoneIsNothing() {
    assertThat(converter(Map.of()).toConnectData("call-turns", null))
        .isEqualTo(SchemaAndValue.NULL);
  }

  @Test
  void whatIsNoneOfOursIsRefusedWithoutBeingQuoted() throws IOException {
    ContractConverter converter = converter(Map.of());
    byte[] cue = cue();

    assertThatThrownBy(() -> converter.toConnectData("t", "{\"text\":\"secret\"}".getBytes(UTF_8)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("C3 01")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> converter.toConnectData("t", Arrays.copyOf(cue, cue.length - 3)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("CoachingCue cannot be read")
        .hasNoCause();
    assertThatThrownBy(() -> converter.toConnectData("t", Arrays.copyOf(cue, cue.length + 1)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("ends before its bytes do");
    byte[] unknown = cue.clone();
    unknown[2]++;
    assertThatThrownBy(() -> converter.toConnectData("t", unknown))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("newer Attune");
    assertThatThrownBy(() -> converter.toConnectData("t", numbered(7, cue)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("schema.registry.url");
  }

  @Test
  void aRegistryThatIsBusyIsAskedAgainAndOneThatDoesNotKnowIsNot() throws IOException {
    ContractConverter busy = converter(Map.of("schema.registry.url", registry(7, 503)));
    byte[] value = numbered(7, cue());
    assertThatThrownBy(() -> busy.toConnectData("t", value))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining("503");
    byte[] other = numbered(8, cue());
    assertThatThrownBy(() -> busy.toConnectData("t", other))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("404");
  }
}
