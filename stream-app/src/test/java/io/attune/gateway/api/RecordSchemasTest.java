package io.attune.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The JSON Schemas of the records are those that follow from the Avro schemas. */
class RecordSchemasTest {
  private static final Path FILE = Path.of("src", "main", "resources", "web", "records.json");

  /** With {@code -Dattune.records.write=true} they are written anew first. */
  @Test
  void recordsAreDescribedAsTheContractsAre() throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    String derived =
        new ObjectMapper().writer(printer).writeValueAsString(RecordSchemas.document()) + "\n";
    if (Boolean.getBoolean("attune.records.write")) {
      Files.writeString(FILE, derived);
    }
    assertThat(Files.readString(FILE).equals(derived))
        .as(
            "records.json is as the contracts are; after a change of theirs run this test with"
                + " -Dattune.records.write=true")
        .isTrue();
  }
}
