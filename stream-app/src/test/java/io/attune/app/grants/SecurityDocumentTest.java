package io.attune.app.grants;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.AppConfig;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The table of grants in the document is the list in the code. {@code -Dattune.grants.write=true}
 * writes it.
 */
class SecurityDocumentTest {
  private static final String BEGIN = "<!-- grants: written by SecurityDocumentTest -->\n";
  private static final String END = "<!-- /grants -->";

  @Test
  void theTableIsTheListInTheCode() throws Exception {
    String text = SecurityDocument.text();
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("attune.grants.write")) {
      Files.writeString(
          SecurityDocument.FILE, text.substring(0, begin) + table() + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end)).isEqualTo(table());
  }

  private static String table() {
    AppConfig config = AppConfig.read(Optional.empty(), Map.of());
    StringBuilder table =
        new StringBuilder("\n| role | resource | operations | for |\n|---|---|---|---|\n");
    for (PrincipalRole role : PrincipalRole.values()) {
      Map<String, Map<String, String>> byResource = new LinkedHashMap<>();
      for (Grant grant : role.grants(config)) {
        byResource
            .computeIfAbsent(grant.resource(), resource -> new LinkedHashMap<>())
            .put(grant.operationName(), grant.reason());
      }
      byResource.forEach(
          (resource, operations) ->
              table.append(
                  "| %s | %s | %s | %s |\n"
                      .formatted(
                          role,
                          code(resource),
                          String.join(", ", operations.keySet()),
                          operations.values().stream().distinct().collect(joining("; ")))));
    }
    return table.append('\n').toString();
  }

  /** {@code topic `call-events`}: the last word is the name. */
  private static String code(String resource) {
    int at = resource.lastIndexOf(' ') + 1;
    return resource.substring(0, at) + "`" + resource.substring(at) + "`";
  }
}
