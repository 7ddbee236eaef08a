package io.attune.topology;

import static io.attune.gateway.api.ApiDocument.ASYNCAPI;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.schemas.DeadLetterHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** {@code asyncapi.yaml} has every topic as it is created, with today's schema, and no other. */
class TopicsDescribedTest {
  private static final Topics TOPICS = Topics.PLAIN;
  private static final int PARTITIONS = 7;

  /** How the generated classes want their strings; no part of the contract. */
  private static final String JAVA_STRING = "{\"type\":\"string\",\"avro.java.string\":\"String\"}";

  @Test
  void everyTopicIsDescribedAsItIsCreated() {
    Map<String, Map<String, String>> created = new TreeMap<>();
    for (NewTopic topic : TOPICS.toCreate(PARTITIONS, (short) 1)) {
      Map<String, String> settings = new TreeMap<>(topic.configs());
      if (topic.numPartitions() != PARTITIONS) {
        settings.put("partitions", Integer.toString(topic.numPartitions()));
      }
      created.put(topic.name(), settings);
    }
    Map<String, Map<String, String>> described = new TreeMap<>();
    for (JsonNode channel : channels()) {
      JsonNode kafka = channel.at("/bindings/kafka");
      Map<String, String> settings = new TreeMap<>();
      for (Map.Entry<String, JsonNode> setting : kafka.path("topicConfiguration").properties()) {
        JsonNode value = setting.getValue();
        settings.put(setting.getKey(), value.isArray() ? joined(value) : value.asText());
      }
      if (kafka.has("partitions")) {
        settings.put("partitions", kafka.path("partitions").asText());
      }
      assertThat(kafka.path("topic")).isEqualTo(channel.path("address"));
      described.put(kafka.path("topic").asText(), settings);
    }
    assertThat(described).isEqualTo(created);
  }

  private static String joined(JsonNode values) {
    return values.valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
  }

  @Test
  void whatTheProcessorReadsAndWritesIsDescribed() {
    TreeSet<String> reads = new TreeSet<>(TOPICS.inputs());
    reads.add(TOPICS.playbooks());
    TreeSet<String> writes = new TreeSet<>(TOPICS.outputs());
    writes.add(TOPICS.callEvents());
    assertThat(topics("processor", "receive")).isEqualTo(reads);
    assertThat(topics("processor", "send")).isEqualTo(writes);
  }

  @Test
  void everyTopicHasSomebodyWhoWritesToIt() {
    TreeSet<String> written = new TreeSet<>();
    for (String part : Set.of("processor", "gateway", "commands")) {
      written.addAll(topics(part, "send"));
    }
    assertThat(written)
        .containsAll(TOPICS.toCreate(1, (short) 1).stream().map(NewTopic::name).toList());
  }

  private static Set<String> topics(String part, String action) {
    TreeSet<String> topics = new TreeSet<>();
    for (JsonNode operation : ASYNCAPI.at("/operations")) {
      String channel = operation.at("/channel/$ref").asText().substring(1);
      if (operation.at("/tags/0/name").asText().equals(part)
          && operation.path("action").asText().equals(action)
          && ASYNCAPI.at(channel).at("/bindings/kafka").isObject()) {
        topics.add(ASYNCAPI.at(channel).path("address").asText());
      }
    }
    return topics;
  }

  @Test
  void valuesHaveTheSchemasOfToday() throws Exception {
    for (JsonNode channel : channels()) {
      for (Map.Entry<String, JsonNode> message : channel.path("messages").properties()) {
        if (!Set.of("CallKey", "DeadLetter").contains(message.getKey())) {
          String file =
              ASYNCAPI
                  .at("/components/messages/" + message.getKey() + "/payload")
                  .at("/schema/$ref")
                  .asText();
          assertThat(served(file).equals(today(message.getKey())))
              .as("%s is today's schema of %s", file, message.getKey())
              .isTrue();
        }
      }
    }
  }

  private static Schema today(String record) throws ReflectiveOperationException {
    Class<?> type = Class.forName("io.attune.schemas." + record);
    String generated = type.getMethod("getClassSchema").invoke(null).toString();
    return new SchemaParser().parse(generated.replace(JAVA_STRING, "\"string\"")).mainSchema();
  }

  private static Schema served(String file) throws IOException {
    String resource = "/io/attune/schemas/released/" + file.replace("avro/", "");
    try (InputStream in = TopicsDescribedTest.class.getResourceAsStream(resource)) {
      return new SchemaParser().parse(in).mainSchema();
    }
  }

  @Test
  void headersOfDeadLettersAreDescribed() {
    TreeSet<String> described = new TreeSet<>();
    ASYNCAPI
        .at("/components/messages/DeadLetter/headers/properties")
        .fieldNames()
        .forEachRemaining(described::add);
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(DeadLetterHeaders.class.getFields())
                        .map(TopicsDescribedTest::value),
                    Stream.of("traceparent", "tracestate"))
                .toList());
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Iterable<JsonNode> channels() {
    return () ->
        ASYNCAPI.at("/channels").properties().stream()
            .map(Map.Entry::getValue)
            .filter(channel -> channel.at("/bindings/kafka").isObject())
            .iterator();
  }
}
