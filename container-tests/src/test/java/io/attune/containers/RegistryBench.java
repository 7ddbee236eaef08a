package io.attune.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.app.AppConfig;
import io.attune.app.Instance;
import io.attune.app.Main;
import io.attune.app.Playbooks;
import io.attune.app.Setting;
import io.attune.call.CallEvent;
import io.attune.embedded.TopicCreation;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueCategory;
import io.attune.schemas.CueKind;
import io.attune.schemas.CueState;
import io.attune.schemas.ReleasedSchemas;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import io.attune.wire.TopicValue;
import io.attune.wire.WireFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;

/** Attune beside a Kafka and a registry, with topics of its own there. */
final class RegistryBench {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Marker and fingerprint in front of a record without a registry. */
  private static final int SINGLE_OBJECT_HEADER = 10;

  final Topics topics;
  final GenuineClient genuine;
  private final String servers;
  private final String registryUrl;
  private final Path folder;

  /**
   * @param name before the names of topics and group
   */
  RegistryBench(String name, String servers, String registryUrl, Path folder) throws Exception {
    this.topics = new Topics(name + ".");
    this.genuine = new GenuineClient(registryUrl);
    this.servers = servers;
    this.registryUrl = registryUrl;
    this.folder = folder;
    TopicCreation.run(servers, topics.toCreate(2, (short) 1));
  }

  /** What {@code attune schemas …} prints and returns. */
  record Said(int exit, String out, String err) {}

  Said schemas(String command, String... more) {
    CommandLine line = Main.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> arguments = new ArrayList<>(List.of("schemas", command));
    arguments.addAll(List.of("--schema-registry-url", registryUrl));
    arguments.addAll(List.of("--topic-prefix", topics.prefix()));
    arguments.addAll(Arrays.asList(more));
    int exit = line.execute(arguments.toArray(String[]::new));
    return new Said(exit, out.toString(), err.toString());
  }

  Instance start(String roles) throws Exception {
    Path file = folder.resolve("attune.properties");
    Files.writeString(file, "schema.registry.url=" + registryUrl + "\nhttp.read.timeout.ms=2000\n");
    AppConfig config =
        AppConfig.read(
            Optional.of(file),
            Map.of(
                Setting.BOOTSTRAP_SERVERS,
                servers,
                Setting.APPLICATION_ID,
                topics.prefix() + "attune",
                Setting.TOPIC_PREFIX,
                topics.prefix(),
                Setting.REPLICATION_FACTOR,
                "1",
                Setting.HTTP_PORT,
                "0",
                Setting.ROLES,
                roles,
                Setting.STATE_DIR,
                folder.resolve("state").toString()));
    return Instance.start(
        config, Playbooks.shelf(config.playbook(), new PrintWriter(System.err, true)));
  }

  /** The schema of a topic as it was released last. */
  static String released(Schema today) {
    List<Schema> versions = List.copyOf(ReleasedSchemas.of(today).byVersion().values());
    return versions.get(versions.size() - 1).toString();
  }

  /** The same with a field more, as a later build may have it. */
  static String newer(String schema, boolean hasDefault) throws Exception {
    ObjectNode json = (ObjectNode) JSON.readTree(schema);
    ObjectNode field = ((ArrayNode) json.get("fields")).insertObject(0);
    field.put("name", "shift").put("type", "string");
    if (hasDefault) {
      field.put("default", "early");
    }
    return json.toString();
  }

  /** The same without a field, as an earlier build may have had it. */
  static String older(String schema, String field) throws Exception {
    ObjectNode json = (ObjectNode) JSON.readTree(schema);
    ArrayNode fields = (ArrayNode) json.get("fields");
    for (int i = fields.size() - 1; i >= 0; i--) {
      if (fields.get(i).get("name").asText().equals(field)) {
        fields.remove(i);
      }
    }
    return json.toString();
  }

  /** An event as the genuine client writes it with a version of the schema. */
  byte[] byGenuineClient(CallEvent event, String schema) throws Exception {
    byte[] single = new CallEvents().encode(event);
    return genuine.write(
        topics.callEvents() + "-value",
        schema,
        released(io.attune.schemas.CallEvent.getClassSchema()),
        Arrays.copyOfRange(single, SINGLE_OBJECT_HEADER, single.length));
  }

  /** A cue for a call, likewise. */
  byte[] cueByGenuineClient(String callId, String schema) throws Exception {
    CoachingCue cue =
        CoachingCue.newBuilder()
            .setCueId("cue-of-" + callId)
            .setCallId(callId)
            .setKind(CueKind.OBJECTION)
            .setCategory(CueCategory.DEADLOCK)
            .setState(CueState.RAISED)
            .setRaisedAt(Instant.now())
            .build();
    byte[] single = WireFormat.SINGLE_OBJECT.codec(TopicValue.COACHING_CUES).encode(cue);
    return genuine.write(
        topics.coachingCues() + "-value",
        schema,
        released(CoachingCue.getClassSchema()),
        Arrays.copyOfRange(single, SINGLE_OBJECT_HEADER, single.length));
  }

  KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", servers, "linger.ms", 5),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** A consumer of these topics from their beginning. */
  KafkaConsumer<byte[], byte[]> consumer(String... names) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                topics.prefix() + "reader" + names.length,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(names));
    return consumer;
  }

  static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), UTF_8);
  }
}
