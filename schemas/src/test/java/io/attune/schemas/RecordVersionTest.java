package io.attune.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Not a check but a tool, run by hand with {@code -Dattune.schemas.record=VERSION}: stores today's
 * schemas, and bytes written with them, as that version. README.md of this module tells when.
 */
@EnabledIfSystemProperty(
    named = "attune.schemas.record",
    matches = "v\\d+",
    disabledReason = "A tool that writes files, run by hand; see README.md of this module.")
class RecordVersionTest {
  private static final Path RELEASED = Path.of("src/main/resources/io/attune/schemas/released");
  private final String version = System.getProperty("attune.schemas.record");

  @Test
  void storesTodaysSchemasAndBytes() throws IOException {
    openVersion();
    for (Schema today : ReleasedSchemas.RECORDED) {
      if (changedSinceEarlierVersions(today)) {
        store(today);
      }
    }
  }

  /**
   * A version is added at the end of the list, or still being worked on; one that has shipped is
   * never written again.
   */
  private void openVersion() throws IOException {
    Path index = RELEASED.resolve("versions.txt");
    List<String> lines = Files.readAllLines(index, UTF_8);
    assertThat(lines).as("%s has shipped", version).doesNotContain(version + " frozen");
    if (!lines.contains(version)) {
      Files.writeString(index, String.join("\n", lines) + "\n" + version + "\n", UTF_8);
    }
  }

  private boolean changedSinceEarlierVersions(Schema today) {
    Schema newest = null;
    for (Map.Entry<String, Schema> recorded : ReleasedSchemas.of(today).byVersion().entrySet()) {
      newest = recorded.getKey().equals(version) ? newest : recorded.getValue();
    }
    return newest == null
        || !SchemaNormalization.toParsingForm(newest)
            .equals(SchemaNormalization.toParsingForm(today));
  }

  private void store(Schema today) throws IOException {
    ObjectMapper json = new ObjectMapper();
    String text =
        json.writerWithDefaultPrettyPrinter()
            .writeValueAsString(withoutJavaTypes(json.readTree(today.toString())));
    Files.createDirectories(RELEASED.resolve(version));
    Files.writeString(
        RELEASED.resolve(version).resolve(today.getName() + ".avsc"), text + "\n", UTF_8);

    String name = today.getName();
    new GoldenBytes(version, name, name + "-sparse").write(SampleValues.sparse(today));
    var samples = SampleValues.full(today);
    for (int i = 0; i < samples.size(); i++) {
      new GoldenBytes(version, name, name + "-full-" + i).write(samples.get(i));
    }
  }

  /**
   * What a string is in Java is nobody's business on a topic:
   * {"type":"string","avro.java.string":…} becomes "string".
   */
  private static JsonNode withoutJavaTypes(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("avro.java.string")) {
      return TextNode.valueOf("string");
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(withoutJavaTypes(entry.getValue())));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, withoutJavaTypes(array.get(i)));
      }
    }
    return node;
  }
}
