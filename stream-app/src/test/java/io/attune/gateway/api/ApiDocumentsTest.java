package io.attune.gateway.api;

import static io.attune.gateway.api.ApiDocument.ASYNCAPI;
import static io.attune.gateway.api.ApiDocument.OPENAPI;
import static io.attune.gateway.api.ApiDocument.RECORDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.apicurio.datamodels.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The descriptions of the API are what their standards call valid, and agree with themselves. */
class ApiDocumentsTest {
  /** The validator of the documents does not know all of JSON Schema 2020-12; another one does. */
  private static final String SCHEMAS = "/components/schemas[";

  static Stream<ApiDocument> documents() {
    return Stream.of(OPENAPI, ASYNCAPI);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documentIsValid(ApiDocument document) {
    List<String> problems =
        Library.validate(Library.readDocumentFromJSONString(document.root().toString()), null)
            .stream()
            .filter(problem -> !problem.nodePath.toString().startsWith(SCHEMAS))
            .map(problem -> problem.nodePath + ": " + problem.message)
            .toList();
    assertThat(problems).isEmpty();
  }

  @Test
  void schemasAreValid() {
    List<String> faults = new ArrayList<>();
    Stream.of(OPENAPI.at("/components/schemas"), RECORDS.at("/$defs"))
        .flatMap(schemas -> schemas.properties().stream())
        .forEach(
            schema ->
                ApiDocument.schemaFaults(schema.getValue())
                    .forEach(fault -> faults.add(schema.getKey() + ": " + fault)));
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyReferenceLeadsSomewhere(ApiDocument document) {
    List<String> references = new ArrayList<>();
    walk(document.root(), "", (where, node) -> add(references, node.path("$ref")));
    assertThat(references).isNotEmpty();
    references.forEach(document::find);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyComponentIsReferredTo(ApiDocument document) {
    List<String> references = new ArrayList<>();
    for (JsonNode root : List.of(OPENAPI.root(), ASYNCAPI.root())) {
      String prefix = root == document.root() ? "" : document.toString();
      walk(
          root,
          "",
          (where, node) -> {
            String reference = node.path("$ref").asText();
            if (reference.startsWith(prefix + "#")) {
              references.add(reference.substring(prefix.length()));
            }
          });
    }
    TreeSet<String> unused = new TreeSet<>();
    for (Map.Entry<String, JsonNode> kind : document.at("/components").properties()) {
      kind.getValue()
          .fieldNames()
          .forEachRemaining(name -> unused.add("#/components/" + kind.getKey() + "/" + name));
    }
    unused.removeAll(references);
    // OpenAPI names security schemes where it needs them, and does not refer to them.
    unused.remove("#/components/securitySchemes/bearer");
    assertThat(unused).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyExampleIsOneOfWhatItShows(ApiDocument document) {
    List<String> shown = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    walk(
        document.root(),
        "",
        (where, node) -> {
          if (node.has("example") && node.has("schema")) {
            shown.add(where);
            faults.addAll(document.faults(where + "/schema", node.get("example")));
          }
          for (JsonNode example : node.path("examples")) {
            shown.add(where);
            faults.addAll(document.faults(where + "/payload", example.path("payload")));
          }
        });
    assertThat(shown).isNotEmpty();
    assertThat(faults).isEmpty();
  }

  private static void add(List<String> texts, JsonNode node) {
    if (node.isTextual()) {
      texts.add(node.asText());
    }
  }

  /** Visits every object, with the JSON pointer to it. */
  private static void walk(JsonNode node, String where, BiConsumer<String, JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(where, node);
      node.properties()
          .forEach(
              member ->
                  walk(
                      member.getValue(),
                      where + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                      visitor));
    } else {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), where + "/" + i, visitor);
      }
    }
  }
}
