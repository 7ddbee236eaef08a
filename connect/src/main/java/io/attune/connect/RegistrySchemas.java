package io.attune.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;

/** Schemas of a registry by their id, each asked for once: an id never changes its meaning. */
final class RegistrySchemas {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistrySettings settings;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

  RegistrySchemas(RegistrySettings settings) {
    this.settings = settings;
  }

  /**
   * @throws DataException if there is no such schema, or it is no Avro record
   * @throws RetriableException if the registry does not answer, so that Connect tries again
   */
  Schema byId(int id) {
    Schema schema = known.get(id);
    if (schema == null) {
      schema = parsed(id, asked("/schemas/ids/" + id));
      known.put(id, schema);
    }
    return schema;
  }

  private static Schema parsed(int id, String answer) {
    try {
      JsonNode json = JSON.readTree(answer);
      String type = json.path("schemaType").asText("AVRO");
      if (!type.equals("AVRO")) {
        throw new DataException("schema " + id + " of the registry is " + type + ", not Avro");
      }
      Schema schema = new Schema.Parser().parse(json.path("schema").asText());
      if (schema.getType() != Schema.Type.RECORD) {
        throw new DataException("schema " + id + " of the registry is no record");
      }
      return schema;
    } catch (IOException | org.apache.avro.SchemaParseException e) {
      throw new DataException("schema " + id + " of the registry cannot be parsed", e);
    }
  }

  private String asked(String path) {
    ConnectException last = null;
    for (String url : settings.urls()) {
      try {
        HttpResponse<String> answer =
            http.send(
                request(url.replaceAll("(?<!/)/+$", "") + path), BodyHandlers.ofString(UTF_8));
        int status = answer.statusCode();
        if (status == 200) {
          return answer.body();
        }
        String said = "the registry at " + url + " answers " + status + " to " + path;
        if (status != 429 && status < 500) {
          throw new DataException(said);
        }
        last = new RetriableException(said);
      } catch (IOException e) {
        last = new RetriableException("the registry at " + url + " cannot be reached", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ConnectException("interrupted while asking the registry", e);
      }
    }
    throw last;
  }

  private HttpRequest request(String url) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
    if (settings.userInfo() != null) {
      String encoded = Base64.getEncoder().encodeToString(settings.userInfo().getBytes(UTF_8));
      request.header("Authorization", "Basic " + encoded);
    } else if (settings.token() != null) {
      request.header("Authorization", "Bearer " + settings.token());
    }
    return request.build();
  }
}
