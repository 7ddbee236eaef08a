package io.attune.wire.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.Schema;

/**
 * A registry on the loopback address that does what is needed of the protocol, and fails when told
 * to. It takes every schema: whether two go together is for real registries to say.
 */
public final class StubRegistry implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was asked, such as {@code GET /schemas/ids/1}, in order. */
  final Queue<String> asked = new ConcurrentLinkedQueue<>();

  /** What came as {@code Authorization}. */
  final Queue<String> authorizations = new ConcurrentLinkedQueue<>();

  /** Status and body of the next answers, before it answers as it should. */
  final Queue<Map.Entry<Integer, String>> failures = new ConcurrentLinkedQueue<>();

  /** The levels that were set. */
  final Map<String, String> levels = new TreeMap<>();

  private final HttpServer server;
  private final Map<String, List<Integer>> subjects = new LinkedHashMap<>();
  private final List<ObjectNode> schemas = new ArrayList<>();
  volatile boolean isStalling;

  StubRegistry(HttpServer server) {
    this.server = server;
    server.createContext("/", this::handle);
    server.start();
  }

  /** A new one, empty. */
  public static StubRegistry start() {
    try {
      return new StubRegistry(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a path, as Apicurio has one. */
  public String url() {
    return "http://" + host() + "/apis/ccompat/v7";
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Settings that name it, with short waits. */
  Map<String, String> properties(String... more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("schema.registry.url", url());
    properties.put("retries.wait.ms", "1");
    properties.put("max.retries", "3");
    for (int i = 0; i < more.length; i += 2) {
      properties.put(more[i], more[i + 1]);
    }
    return properties;
  }

  /** Makes a schema the next version of a subject. */
  public synchronized int add(String subject, Schema schema) {
    return add(subject, JSON.createObjectNode().put("schema", schema.toString()));
  }

  synchronized int add(String subject, ObjectNode body) {
    int id = id(body);
    if (id < 0) {
      schemas.add(body);
      id = schemas.size();
    }
    List<Integer> versions = subjects.computeIfAbsent(subject, key -> new ArrayList<>());
    if (!versions.contains(id)) {
      versions.add(id);
    }
    return id;
  }

  private int id(JsonNode body) {
    for (int i = 0; i < schemas.size(); i++) {
      if (schemas.get(i).get("schema").equals(body.get("schema"))) {
        return i + 1;
      }
    }
    return -1;
  }

  void fail(int times, int status, String body) {
    for (int i = 0; i < times; i++) {
      failures.add(Map.entry(status, body));
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replace("/apis/ccompat/v7", "");
    asked.add(exchange.getRequestMethod() + " " + path);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    authorizations.add(authorization == null ? "" : authorization);
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (isStalling) {
      return;
    }
    Map.Entry<Integer, String> answer = failures.poll();
    if (answer == null) {
      answer =
          answer(
              exchange.getRequestMethod(),
              path.substring(1).split("/"),
              body.length == 0 ? null : JSON.readTree(body));
    }
    byte[] bytes = answer.getValue().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.getKey(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Map.Entry<Integer, String> answer(
      String method, String[] path, JsonNode body) {
    if (path[0].equals("schemas")) {
      int id = Integer.parseInt(path[2]);
      return id > schemas.size() ? error(404, 40403) : ok(schemas.get(id - 1));
    }
    String subject = path[1];
    if (path[0].equals("config")) {
      if (method.equals("PUT")) {
        levels.put(subject, body.get("compatibility").asText());
        return ok(body);
      }
      return levels.containsKey(subject)
          ? ok(JSON.createObjectNode().put("compatibilityLevel", levels.get(subject)))
          : error(404, 40401);
    }
    List<Integer> versions = subjects.get(subject);
    if (method.equals("POST") && path.length == 3) {
      return ok(JSON.createObjectNode().put("id", add(subject, (ObjectNode) body)));
    }
    if (versions == null) {
      return error(404, 40401);
    }
    if (method.equals("POST")) {
      int id = id(body);
      return versions.contains(id) ? version(subject, versions.indexOf(id)) : error(404, 40403);
    }
    if (path.length == 3) {
      return ok(
          JSON.valueToTree(java.util.stream.IntStream.rangeClosed(1, versions.size()).toArray()));
    }
    int index = path[3].equals("latest") ? versions.size() : Integer.parseInt(path[3]);
    return index > versions.size() ? error(404, 40402) : version(subject, index - 1);
  }

  private Map.Entry<Integer, String> version(String subject, int index) {
    int id = subjects.get(subject).get(index);
    ObjectNode version = schemas.get(id - 1).deepCopy();
    return ok(version.put("subject", subject).put("version", index + 1).put("id", id));
  }

  private static Map.Entry<Integer, String> ok(JsonNode json) {
    return Map.entry(200, json.toString());
  }

  private static Map.Entry<Integer, String> error(int status, int code) {
    return Map.entry(status, "{\"error_code\":" + code + ",\"message\":\"not found\"}");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
