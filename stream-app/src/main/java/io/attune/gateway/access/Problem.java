package io.attune.gateway.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An error as RFC 9457 has it.
 *
 * @param status of the answer
 * @param detail for whoever asked; empty if the title says it all
 * @param retryAfterSeconds 0 if nobody knows
 * @param members further ones, such as how to log in with a 401
 */
record Problem(int status, String detail, long retryAfterSeconds, Map<String, Object> members) {
  static final String CONTENT_TYPE = "application/problem+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  static Problem of(Refused refused) {
    return new Problem(
        refused.status(), refused.getMessage(), refused.retryAfterSeconds(), refused.members());
  }

  static Problem of(int status) {
    return new Problem(status, "", 0, Map.of());
  }

  Problem with(Map<String, Object> howToLogIn) {
    return new Problem(status, detail, retryAfterSeconds, Map.of("login", howToLogIn));
  }

  /** The body. */
  byte[] json() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", HttpStatus.getMessage(status));
    body.put("status", status);
    if (!detail.isEmpty()) {
      body.put("detail", detail);
    }
    body.putAll(members);
    try {
      return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written", e);
    }
  }

  /** The headers that go with the status. */
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    if (status == 401) {
      headers.put("WWW-Authenticate", "Bearer realm=\"attune\"");
    }
    if (status == 405) {
      headers.put("Allow", "GET, HEAD, POST, OPTIONS");
    }
    if (retryAfterSeconds > 0) {
      headers.put("Retry-After", String.valueOf(retryAfterSeconds));
    }
    return headers;
  }

  /** Answers a request that never reached a route. */
  void write(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put("Content-Type", CONTENT_TYPE);
    headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(json()), callback);
  }
}
