package io.attune.wire.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.wire.SchemaUnavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JSON over HTTP to a registry, or to the next of its URLs when one fails. What another try can
 * mend is tried again: failed connections, 5xx, 429. Nothing else is. Safe for threads.
 */
final class RegistryHttp {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
  private static final String TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int LONGEST_MESSAGE = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryConfig config;
  private final HttpClient client;

  /** The URL that answered last. */
  private volatile int preferred;

  /**
   * @throws IllegalArgumentException if a key store cannot be used
   */
  RegistryHttp(RegistryConfig config) {
    this.config = config;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectWithin());
    if (!config.ssl().isEmpty()) {
      builder.sslContext(sslContext(config.ssl()));
    }
    this.client = builder.build();
  }

  /** Kafka's own reader of key stores, PEM among them. */
  private static SSLContext sslContext(Map<String, String> ssl) {
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(new ConfigDef().withClientSslSupport().parse(ssl));
      return factory.sslContext();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "schema.registry.ssl.*: a key store cannot be used: " + e.getMessage());
    }
  }

  JsonNode get(String path) {
    return send("GET", path, null);
  }

  JsonNode post(String path, JsonNode body) {
    return send("POST", path, body);
  }

  JsonNode put(String path, JsonNode body) {
    return send("PUT", path, body);
  }

  /**
   * @throws RegistryRefusal if the registry answers, and another try would not help
   * @throws SchemaUnavailable if it does not, for as long as we may wait
   */
  private JsonNode send(String method, String path, JsonNode body) {
    Backoff backoff = new Backoff(config.retries());
    String trouble;
    boolean said = false;
    do {
      trouble = "";
      for (int i = 0; i < config.urls().size(); i++) {
        int at = (preferred + i) % config.urls().size();
        Answer answer = ask(at, method, path, body, backoff.left());
        if (answer.trouble() == null) {
          preferred = at;
          return answer.json();
        }
        trouble = answer.trouble();
      }
      if (!said) {
        said = true;
        LOG.warn("{}; trying again for at most {} s", trouble, Backoff.PATIENCE.toSeconds());
      }
    } while (backoff.waits());
    throw new SchemaUnavailable(
        trouble + " (" + method + " " + path + "); see whether schema.registry.url is right", null);
  }

  /**
   * @param trouble why to try again, null if there is an answer
   */
  private record Answer(JsonNode json, String trouble) {}

  private Answer ask(int at, String method, String path, JsonNode body, Duration within) {
    URI url = config.urls().get(at);
    Duration patience =
        within.compareTo(config.answerWithin()) < 0 ? within : config.answerWithin();
    CompletableFuture<HttpResponse<byte[]>> asked =
        client.sendAsync(request(at, method, path, body, patience), BodyHandlers.ofByteArray());
    try {
      // The request's own time-out ends with the headers.
      HttpResponse<byte[]> response = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      int status = response.statusCode();
      if (status >= 500 || status == 429) {
        return new Answer(null, "the schema registry at " + url + " answers " + status);
      }
      return new Answer(read(response, url, method + " " + path), null);
    } catch (ExecutionException e) {
      return new Answer(null, unreachable(url, e.getCause()));
    } catch (TimeoutException e) {
      asked.cancel(true);
      return new Answer(null, unreachable(url, e));
    } catch (InterruptedException e) {
      asked.cancel(true);
      throw new InterruptException(e);
    }
  }

  private static String unreachable(URI url, Throwable e) {
    return "the schema registry at " + url + " does not answer: " + e.getClass().getSimpleName();
  }

  private HttpRequest request(
      int at, String method, String path, JsonNode body, Duration patience) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(config.urls().get(at) + path))
            .timeout(patience)
            .header("Accept", TYPE + ", application/json")
            .header("Content-Type", TYPE)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    if (!config.authorization().get(at).isEmpty()) {
      request.header("Authorization", config.authorization().get(at));
    }
    return request.build();
  }

  private static JsonNode read(HttpResponse<byte[]> response, URI url, String asked) {
    JsonNode json = json(response.body());
    if (response.statusCode() / 100 == 2 && json != null) {
      return json;
    }
    int code = json == null ? 0 : json.path("error_code").asInt();
    String said = json == null ? "" : json.path("message").asText("");
    throw new RegistryRefusal(
        code == 0 || response.statusCode() == RegistryRefusal.INCOMPATIBLE
            ? response.statusCode()
            : code,
        "the schema registry at "
            + url
            + " refuses "
            + asked
            + " with "
            + response.statusCode()
            + (code == 0 || code == response.statusCode() ? "" : " (" + code + ")")
            + (said.isEmpty() ? "" : ": " + cut(said))
            + advice(response.statusCode(), code));
  }

  private static String advice(int status, int code) {
    if (status == 401 || status == 403) {
      return "; see basic.auth.credentials.source, basic.auth.user.info and bearer.auth.token";
    }
    return code == 0 ? "; this is no schema registry: is the path in schema.registry.url?" : "";
  }

  private static String cut(String said) {
    return said.length() <= LONGEST_MESSAGE ? said : said.substring(0, LONGEST_MESSAGE) + "…";
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode json = JSON.readTree(new String(body, java.nio.charset.StandardCharsets.UTF_8));
      return json.isMissingNode() ? null : json;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
