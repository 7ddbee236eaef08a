package io.attune.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.message.BinaryMessageEncoder;

/**
 * The records that each version wrote, kept under {@code src/test/resources/golden/VERSION}: {@code
 * NAME.hex} holds the bytes in single-object encoding, {@code NAME.json} the same values for
 * people, in Avro's JSON encoding with that version's schema.
 *
 * @param version the version that wrote it, such as {@code v1}
 * @param record the record's simple name
 * @param name the file's name without ending
 */
record GoldenBytes(String version, String record, String name) {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final HexFormat HEX = HexFormat.of();

  /** Everything on disk. */
  static List<GoldenBytes> all() throws IOException {
    List<GoldenBytes> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".hex")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".hex", "");
        found.add(
            new GoldenBytes(
                file.getParent().getFileName().toString(), name.replaceAll("-.*", ""), name));
      }
    }
    return found;
  }

  /** The bytes as they were on the topic. */
  byte[] bytes() throws IOException {
    return HEX.parseHex(Files.readString(path(".hex"), UTF_8).replaceAll("\\s", ""));
  }

  /** The values that were written, read from the JSON with the schema that wrote them. */
  GenericRecord values(Schema writer) throws IOException {
    String json = Files.readString(path(".json"), UTF_8);
    return new GenericDatumReader<GenericRecord>(writer)
        .read(null, DecoderFactory.get().jsonDecoder(writer, json));
  }

  /** Writes both files. */
  void write(GenericRecord values) throws IOException {
    Files.createDirectories(FOLDER.resolve(version));
    ByteBuffer encoded =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), values.getSchema())
            .encode(values);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    // 40 bytes a line keep a difference readable.
    Files.writeString(path(".hex"), HEX.formatHex(bytes).replaceAll("(.{1,80})", "$1\n"), UTF_8);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    JsonEncoder encoder = EncoderFactory.get().jsonEncoder(values.getSchema(), json, true);
    new GenericDatumWriter<GenericRecord>(values.getSchema()).write(values, encoder);
    encoder.flush();
    Files.writeString(path(".json"), json.toString(UTF_8) + "\n", UTF_8);
  }

  private Path path(String ending) {
    return FOLDER.resolve(version).resolve(name + ending);
  }
}
