package io.attune.wire.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A schema registry, by Confluent's REST protocol. What never changes, the schema of an id, is
 * asked for once. Safe for threads; one for each set of settings in a process.
 *
 * <p>All methods throw {@link RegistryRefusal} for an answer that says no, and {@link
 * io.attune.wire.SchemaUnavailable} for none.
 */
public final class RegistryClient {
  private static final Map<RegistryConfig, RegistryClient> SHARED = new ConcurrentHashMap<>();
  private static final String AVRO = "AVRO";

  private final RegistryHttp http;
  private final boolean normalize;
  private final Cache<Integer, Schema> schemas;
  private final Cache<Integer, String> missing;

  private RegistryClient(RegistryConfig config) {
    this.http = new RegistryHttp(config);
    this.normalize = config.writing().normalize();
    this.schemas = Caffeine.newBuilder().maximumSize(config.cached()).build();
    this.missing =
        Caffeine.newBuilder()
            .maximumSize(config.cached())
            .expireAfterWrite(config.missingFor())
            .build();
  }

  /** The one of these settings. */
  static RegistryClient of(RegistryConfig config) {
    return SHARED.computeIfAbsent(config, RegistryClient::new);
  }

  /**
   * What the id in front of a record stands for.
   *
   * @throws UnknownSchema if the registry says that there is no such id, or it is not Avro's
   */
  Schema schema(int id) throws UnknownSchema {
    Schema known = schemas.getIfPresent(id);
    if (known != null) {
      return known;
    }
    // Ids begin with 1. What a registry says to others is not agreed on.
    String why = id < 1 ? "there is no id " + id : missing.getIfPresent(id);
    if (why == null) {
      try {
        Schema schema = parse(http.get("/schemas/ids/" + id));
        schemas.put(id, schema);
        return schema;
      } catch (RegistryRefusal e) {
        if (!e.isAbsence()) {
          throw e;
        }
        why = "the registry has no schema with the id " + id;
      } catch (AvroRuntimeException e) {
        why = "what the registry has under the id " + id + " is no Avro schema";
      }
      missing.put(id, why);
    }
    throw new UnknownSchema(why);
  }

  /** The versions of a subject, oldest first; none if there is no such subject. */
  public List<Integer> versions(String subject) {
    List<Integer> versions = new ArrayList<>();
    absentIsEmpty(() -> http.get(path(subject)))
        .ifPresent(all -> all.forEach(version -> versions.add(version.asInt())));
    versions.sort(null);
    return versions;
  }

  /** A version of a subject. */
  public Optional<RegisteredSchema> version(String subject, int version) {
    return absentIsEmpty(() -> http.get(path(subject) + "/" + version)).map(this::registered);
  }

  /** The latest version of a subject. */
  public Optional<RegisteredSchema> latest(String subject) {
    return absentIsEmpty(() -> http.get(path(subject) + "/latest")).map(this::registered);
  }

  /** Which version of the subject this schema is, if it is one. */
  public Optional<RegisteredSchema> find(String subject, Schema schema) {
    String path = "/subjects/" + encoded(subject) + (normalize ? "?normalize=true" : "");
    return absentIsEmpty(() -> http.post(path, body(schema)))
        .map(
            json -> {
              int id = json.path("id").asInt();
              schemas.put(id, schema);
              return new RegisteredSchema(subject, json.path("version").asInt(), id, schema);
            });
  }

  /**
   * Makes the schema a version of the subject, unless it is one.
   *
   * @return its id
   */
  public int register(String subject, Schema schema) {
    int id =
        http.post(path(subject) + (normalize ? "?normalize=true" : ""), body(schema))
            .path("id")
            .asInt();
    schemas.put(id, schema);
    return id;
  }

  /** The level of compatibility that is set for a subject itself. */
  public Optional<String> compatibility(String subject) {
    return absentIsEmpty(() -> http.get("/config/" + encoded(subject)))
        .map(json -> json.path("compatibilityLevel").asText());
  }

  /** Sets it. */
  public void setCompatibility(String subject, String level) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("compatibility", level);
    http.put("/config/" + encoded(subject), body);
  }

  private RegisteredSchema registered(JsonNode json) {
    String subject = json.path("subject").asText();
    int version = json.path("version").asInt();
    try {
      RegisteredSchema read =
          new RegisteredSchema(subject, version, json.path("id").asInt(), parse(json));
      schemas.put(read.id(), read.schema());
      return read;
    } catch (AvroRuntimeException e) {
      throw new RegistryRefusal(
          0, subject + ", version " + version + ", is no Avro schema: " + e.getMessage());
    }
  }

  private Schema parse(JsonNode json) {
    if (!json.path("schemaType").asText(AVRO).equals(AVRO)) {
      throw new AvroRuntimeException("it is of another type");
    }
    Map<String, String> parts = new LinkedHashMap<>();
    collectReferences(json, parts);
    return SchemaTexts.parse(json.path("schema").asText(), parts.values());
  }

  /** Each after what it refers to itself. */
  private void collectReferences(JsonNode json, Map<String, String> parts) {
    for (JsonNode reference : json.path("references")) {
      String path =
          path(reference.path("subject").asText()) + "/" + reference.path("version").asInt();
      if (!parts.containsKey(path)) {
        JsonNode referred = http.get(path);
        collectReferences(referred, parts);
        parts.put(path, referred.path("schema").asText());
      }
    }
  }

  private static ObjectNode body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
  }

  private static String path(String subject) {
    return "/subjects/" + encoded(subject) + "/versions";
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
  }

  private static Optional<JsonNode> absentIsEmpty(java.util.function.Supplier<JsonNode> asked) {
    try {
      return Optional.of(asked.get());
    } catch (RegistryRefusal e) {
      if (e.isAbsence()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
