package io.attune.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** One of the documents that describe the API, as the gateway serves it, for tests. */
public final class ApiDocument {
  private static final String FOLDER = "/web/";
  private static final String AVRO = "avro/";
  private static final String RELEASED = "/io/attune/schemas/released/";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the documents have beside schemas; any other unknown word in a schema is a mistake. */
  private static final List<String> MEMBERS =
      List.of(
          "openapi",
          "asyncapi",
          "info",
          "defaultContentType",
          "servers",
          "security",
          "tags",
          "paths",
          "channels",
          "operations",
          "components");

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          Dialect.builder(Dialects.getDraft202012())
              .keywords(MEMBERS.stream().map(NonValidationKeyword::new).toList())
              .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
              .build());

  public static final ApiDocument OPENAPI = new ApiDocument("openapi.yaml");
  public static final ApiDocument ASYNCAPI = new ApiDocument("asyncapi.yaml");
  public static final ApiDocument RECORDS = new ApiDocument("records.json");

  private final String name;
  private final JsonNode root;

  private ApiDocument(String name) {
    this.name = name;
    this.root = read(name);
  }

  /** A file as it is served under {@code /assets}; what is JSON is YAML as well. */
  private static JsonNode read(String name) {
    String file = name.startsWith(AVRO) ? RELEASED + name.substring(AVRO.length()) : FOLDER + name;
    try (InputStream in = ApiDocument.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new AssertionError("there is no " + name);
      }
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of it. */
  public JsonNode root() {
    return root;
  }

  /**
   * What stands somewhere in it, or, where only a reference stands there, what that refers to.
   *
   * @param pointer such as {@code /components/schemas/Cue}
   * @throws AssertionError if nothing stands there
   */
  public JsonNode at(String pointer) {
    return followed(root.at(pointer), pointer);
  }

  private JsonNode followed(JsonNode node, String where) {
    if (node.isMissingNode()) {
      throw new AssertionError(name + " has nothing at " + where);
    }
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : find(reference);
  }

  /**
   * What a reference in it refers to, in it or in another document.
   *
   * @throws AssertionError if that is nothing
   */
  JsonNode find(String reference) {
    int hash = reference.indexOf('#');
    if (hash == 0) {
      return at(reference.substring(1));
    }
    return hash < 0
        ? read(reference)
        : new ApiDocument(reference.substring(0, hash)).at(reference.substring(hash + 1));
  }

  /**
   * What is wrong with a value.
   *
   * @param pointer where its schema stands
   */
  public List<String> faults(String pointer, JsonNode value) {
    SchemaLocation schema = SchemaLocation.of("classpath:" + FOLDER + name + "#" + pointer);
    return SCHEMAS.getSchema(schema).validate(value).stream().map(Error::toString).toList();
  }

  /** The same of a value as text. */
  public List<String> faults(String pointer, String json) {
    return faults(pointer, parsed(json));
  }

  /** What is wrong with a schema itself. */
  static List<String> schemaFaults(JsonNode schema) {
    SchemaLocation rules = SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId());
    return SCHEMAS.getSchema(rules).validate(schema).stream().map(Error::toString).toList();
  }

  /** JSON as a tree. */
  public static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
