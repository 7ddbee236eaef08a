package io.attune.lake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * The file that configures the sink: it says which catalog there is and which tables, so nothing
 * has to be said twice.
 */
final class SinkFile {
  private static final String CATALOG = "iceberg.catalog";
  private static final String HADOOP = "iceberg.hadoop.";
  private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{env:(\\w+)}");

  private final Map<String, String> settings;

  private SinkFile(Map<String, String> settings) {
    this.settings = settings;
  }

  /** As Connect takes it: {@code name} and {@code config}. */
  private record Connector(String name, Map<String, String> config) {}

  /**
   * @param environment gives a variable's value, null if it is not set
   * @throws IOException if the file cannot be read, or is no connector's
   * @throws IllegalArgumentException if it names a variable that is not set
   */
  static SinkFile read(Path file, UnaryOperator<String> environment) throws IOException {
    Connector connector =
        new ObjectMapper().readValue(file.toFile(), new TypeReference<Connector>() {});
    Map<String, String> settings = new HashMap<>();
    connector.config().forEach((name, value) -> settings.put(name, filled(value, environment)));
    return new SinkFile(settings);
  }

  private static String filled(String value, UnaryOperator<String> environment) {
    Matcher variables = FROM_ENVIRONMENT.matcher(value);
    StringBuilder filled = new StringBuilder();
    while (variables.find()) {
      String content = environment.apply(variables.group(1));
      if (content == null) {
        throw new IllegalArgumentException(variables.group(1) + " is not set");
      }
      variables.appendReplacement(filled, Matcher.quoteReplacement(content));
    }
    return variables.appendTail(filled).toString();
  }

  /** The sink's own catalog. */
  Catalog catalog() {
    Configuration hadoop = new Configuration();
    below(HADOOP).forEach(hadoop::set);
    return CatalogUtil.buildIcebergCatalog(
        settings.getOrDefault(CATALOG, "iceberg"), below(CATALOG + "."), hadoop);
  }

  /** The tables that it writes. */
  List<TableIdentifier> tables() {
    return Stream.of(settings.getOrDefault("iceberg.tables", "").split(","))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .map(TableIdentifier::parse)
        .toList();
  }

  private Map<String, String> below(String prefix) {
    Map<String, String> found = new HashMap<>();
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
