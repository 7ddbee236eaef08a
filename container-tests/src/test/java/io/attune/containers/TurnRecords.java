package io.attune.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.schemas.Speaker;
import io.attune.schemas.TurnScored;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Turns as the processor publishes them, of today's contract and of tomorrow's. */
final class TurnRecords {
  static final Instant NOON = Instant.parse("2026-03-29T12:00:00.250Z");

  private TurnRecords() {}

  static byte[] turn(String callId, String turnId, String tenant) throws Exception {
    return bytes(
        TurnScored.newBuilder()
            .setCallId(callId)
            .setTurnId(turnId)
            .setTenant(tenant)
            .setSpeaker(Speaker.CUSTOMER)
            .setStartMs(0)
            .setEndMs(1_000)
            .setAt(NOON)
            .setText("it's more than we planned")
            .build()
            .toByteBuffer());
  }

  /** Tomorrow's contract has one field more; without its schema in the jar it takes a registry. */
  static byte[] ofTomorrow(String topic, String callId, String turnId) throws Exception {
    Schema today = TurnScored.getClassSchema();
    List<Schema.Field> fields =
        new java.util.ArrayList<>(
            today.getFields().stream().map(f -> new Schema.Field(f, f.schema())).toList());
    fields.add(
        new Schema.Field(
            "loudnessDb",
            Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.DOUBLE)),
            "How loud it was.",
            Schema.Field.NULL_DEFAULT_VALUE));
    Schema tomorrow =
        Schema.createRecord(today.getName(), today.getDoc(), today.getNamespace(), false, fields);
    GenericRecord turn =
        new GenericRecordBuilder(tomorrow)
            .set("callId", callId)
            .set("turnId", turnId)
            .set(
                "speaker",
                new org.apache.avro.generic.GenericData.EnumSymbol(
                    tomorrow.getField("speaker").schema(), "AGENT"))
            .set("startMs", 0L)
            .set("endMs", 1000L)
            .set("loudnessDb", -12.5)
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0);
    bytes.write(ByteBuffer.allocate(4).putInt(register(topic, tomorrow)).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(tomorrow).write(turn, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static int register(String topic, Schema schema) throws Exception {
    String body =
        "{\"schema\":\"" + schema.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            Containers.registryUrl() + "/subjects/" + topic + "-value/versions"))
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Integer.parseInt(answer.body().replaceAll("\\D", ""));
  }

  static void send(Producer<String, byte[]> producer, String topic, String key, byte[] value)
      throws Exception {
    producer.send(new ProducerRecord<>(topic, key, value)).get(30, TimeUnit.SECONDS);
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
