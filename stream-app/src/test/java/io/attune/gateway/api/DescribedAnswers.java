package io.attune.gateway.api;

import static io.attune.gateway.api.ApiDocument.OPENAPI;
import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds answers of the gateway against what {@code openapi.yaml} says of them. */
public final class DescribedAnswers {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  private DescribedAnswers() {}

  /** What an answer has that is not described; empty if it is as it should be. */
  public static List<String> faults(HttpResponse<String> answer) {
    String path = template(answer.request().uri().getPath());
    String method = answer.request().method().toLowerCase(Locale.ROOT);
    String operation = "/paths/" + escaped(path) + "/" + method;
    JsonNode responses = OPENAPI.at(operation).path("responses");
    String status = String.valueOf(answer.statusCode());
    if (!responses.has(status)) {
      return List.of(method + " " + path + " may not answer " + status + ": " + answer.body());
    }
    String where = operation + "/responses/" + status;
    JsonNode response = OPENAPI.at(where);
    for (String header : List.of("Retry-After", "WWW-Authenticate")) {
      boolean present = answer.headers().firstValue(header).isPresent();
      if (present && !response.path("headers").has(header)) {
        return List.of(where + " has no header " + header);
      }
    }
    return bodyFaults(answer, response, where);
  }

  private static List<String> bodyFaults(
      HttpResponse<String> answer, JsonNode response, String where) {
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    JsonNode content = response.path("content");
    if (!content.has(type)) {
      return content.has("*/*") ? List.of() : List.of(where + " is not of the type " + type);
    }
    return type.endsWith("json")
        ? OPENAPI.faults(target(where) + "/content/" + escaped(type) + "/schema", answer.body())
        : List.of();
  }

  /** A response may be a reference, through which no JSON pointer leads. */
  private static String target(String where) {
    String reference = OPENAPI.root().at(where).path("$ref").asText();
    return reference.isEmpty() ? where : reference.substring(1);
  }

  /** The path of the document that is meant, the one with the fewest parameters. */
  private static String template(String path) {
    return OPENAPI.root().path("paths").properties().stream()
        .map(Map.Entry::getKey)
        .filter(template -> path.matches(PARAMETER.matcher(template).replaceAll("[^/]+")))
        .min(comparingInt(template -> template.split("\\{", -1).length))
        .orElseThrow(() -> new AssertionError("no path is like " + path));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
