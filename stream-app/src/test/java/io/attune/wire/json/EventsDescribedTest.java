package io.attune.wire.json;

import static io.attune.gateway.api.ApiDocument.OPENAPI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.gateway.api.ApiDocument;
import io.attune.wire.stt.SttFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What {@code openapi.yaml} says of the bodies of ingest is what they are. */
class EventsDescribedTest {
  private static final long SEED = 20_261_122;

  @Test
  void everyFieldOfEveryEventIsDescribedAndNoOther() {
    RandomEvents random = new RandomEvents(SEED);
    Map<String, Set<String>> written = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      CallInput input = random.next();
      if (input instanceof CallEvent event && mayBeSent(event)) {
        String json = new String(EventWriter.bytes(event), UTF_8);
        assertThat(OPENAPI.faults("/components/schemas/RecordedEvent", json)).as(json).isEmpty();
        JsonNode object = ApiDocument.parsed(json);
        Set<String> fields =
            written.computeIfAbsent(object.path("type").asText(), type -> new TreeSet<>());
        object.fieldNames().forEachRemaining(fields::add);
      }
    }
    assertThat(written).isEqualTo(described());
  }

  private static boolean mayBeSent(CallEvent event) {
    return event.callId() != null && event.body().isSignOfLife();
  }

  /** The fields of each type, those of the envelope among them. */
  private static Map<String, Set<String>> described() {
    Map<String, Set<String>> described = new HashMap<>();
    for (JsonNode one : OPENAPI.at("/components/schemas/RecordedEvent/oneOf")) {
      JsonNode schema = OPENAPI.at(one.path("$ref").asText().substring(1));
      Set<String> fields = names(schema.path("properties"));
      fields.addAll(names(OPENAPI.at("/components/schemas/Envelope/properties")));
      JsonNode type = schema.at("/properties/type");
      if (type.has("const")) {
        described.put(type.path("const").asText(), fields);
      }
      type.path("enum").forEach(name -> described.put(name.asText(), fields));
    }
    return described;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void everyFormatOfARecogniserIsDescribed() {
    String[] formats =
        Arrays.stream(SttFormat.values()).map(SttFormat::wireName).toArray(String[]::new);
    for (JsonNode listed :
        List.of(
            OPENAPI.at("/components/parameters/Format/schema/enum"),
            ApiDocument.ASYNCAPI.at("/components/parameters/format/enum"))) {
      assertThat(listed).extracting(JsonNode::asText).containsExactlyInAnyOrder(formats);
    }
  }

  @Test
  void whatEachFormatNeedsIsDescribed() {
    String naming = OPENAPI.at("/paths/~1ingest~1stt~1{format}/post/description").asText();
    String channels = OPENAPI.at("/components/parameters/Channels/description").asText();
    for (SttFormat format : SttFormat.values()) {
      String word = "(?s).*[ \n]" + format.wireName() + "[ ,;\n].*";
      assertThat(naming.matches(word))
          .as("%s names its call", format)
          .isEqualTo(format.namesCall());
      assertThat(channels.matches(word))
          .as("%s needs to be told who speaks", format)
          .isEqualTo(format.needsSpeakers());
    }
  }
}
