package io.attune.gateway;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What went wrong, as <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details</a>. Never
 * repeats what was sent.
 */
public final class Problem {
  private final int status;
  private final Map<String, Object> body = new LinkedHashMap<>();

  private Problem(int status) {
    this.status = status;
  }

  /**
   * @param title what kind of problem it is, the same each time; null for the status' own words
   * @param detail what exactly is wrong and how to mend it
   */
  public static Problem of(int status, String title, String detail) {
    Problem problem = new Problem(status);
    problem.body.put("type", "about:blank");
    problem.body.put("title", title == null ? HttpStatus.getMessage(status) : title);
    problem.body.put("status", status);
    problem.body.put("detail", detail);
    return problem;
  }

  /** A further member. */
  public Problem with(String name, Object value) {
    body.put(name, value);
    return this;
  }

  /** Answers a request with it. */
  public void answer(Context request) {
    request.status(status).json(body).contentType("application/problem+json");
  }
}
