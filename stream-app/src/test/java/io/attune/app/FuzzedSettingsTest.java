package io.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.fuzz.Fuzz;
import io.attune.fuzz.Fuzz.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Settings from a file, from the environment and from the command line, broken. */
class FuzzedSettingsTest {
  private static final String FILE =
      """
      # of this place
      bootstrap-servers = kafka-1:9092,[::1]:9093
      http-host=127.0.0.1
      http-port:8080
      threads 2
      commit-interval-ms=20
      redaction=card,phone
      oidc-issuer=https://id.example/realms/demo
      oidc-audience=attune
      cors-origins=https://crm.example,https://[::1]:8443
      trusted-proxies=10.0.0.0/8,fd00::/8
      encoder-core-share=0.5
      roles=processor,gateway
      state-dir=state
      kafka.security.protocol=SSL
      schema.registry.url=http://registry:8081
      """;

  @TempDir Path folder;

  @Test
  void aFileIsReadOrItsFaultsAreListed() {
    Path file = folder.resolve("attune.properties");
    Tally tally =
        Fuzz.of(
                "settings file",
                bytes -> {
                  Files.write(file, bytes);
                  read(Optional.of(file), Map.of());
                },
                Failure.class)
            .run(List.of(FILE.getBytes(UTF_8)), words());
    assertThat(tally.taken()).isPositive();
    assertThat(tally.refused()).isPositive();
  }

  @Test
  void anEnvironmentIsReadOrItsFaultsAreListed() {
    StringBuilder good = new StringBuilder();
    FILE.lines()
        .filter(line -> line.contains("=") && !line.startsWith("schema"))
        .map(line -> line.split(" *= *", 2))
        .forEach(
            pair ->
                good.append("ATTUNE_")
                    .append(pair[0].toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_"))
                    .append('=')
                    .append(pair[1])
                    .append('\n'));
    Tally tally =
        Fuzz.of("environment", bytes -> read(Optional.empty(), environment(bytes)), Failure.class)
            .run(List.of(good.toString().getBytes(UTF_8)), words());
    assertThat(tally.taken()).isPositive();
    assertThat(tally.refused()).isPositive();
  }

  private static void read(Optional<Path> file, Map<String, String> environment) {
    AppConfig config = AppConfig.read(file, environment, Map.of());
    StreamsSettings.of(config, config.topicPrefix() + "dead-letters");
  }

  private static Map<String, String> environment(byte[] lines) {
    Map<String, String> environment = new HashMap<>();
    new String(lines, UTF_8)
        .lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> environment.put(pair[0], pair[1]));
    return environment;
  }

  @Test
  void aCommandLineIsUnderstoodOrRefused() {
    List<byte[]> good = new ArrayList<>();
    for (String line :
        List.of(
            "up --play samples --speed 4 --exit-when-done --json",
            "run --roles processor,gateway --http-port 0",
            "replay a.jsonl --out b.jsonl --report --encoder auto",
            "debrief a.jsonl --out dir --json",
            "backtest --playbook a.yaml --against b.yaml c.jsonl",
            "import --format deepgram f --channels agent,customer --out o",
            "acls --role processor --principal User:ann",
            "playbook validate a.yaml")) {
      good.add(line.replace(' ', '\n').getBytes(UTF_8));
    }
    Tally tally =
        Fuzz.of(
                "command line",
                bytes -> Main.commandLine().parseArgs(new String(bytes, UTF_8).split("\n")),
                CommandLine.ParameterException.class)
            .oneOf(4)
            .allocating(64 << 20, 4_000)
            .run(
                good,
                List.of("--", "-", "--json=", "--no-", "@", "\n--help", "\n--version", "\n-f"));
    assertThat(tally.taken()).isPositive();
    assertThat(tally.refused()).isPositive();
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>(List.of("=", "\\u12", "\\\n", "\n", "on", "off", "auto"));
    Arrays.stream(Setting.values()).forEach(setting -> words.add("\n" + setting.key() + "="));
    Arrays.stream(Setting.values()).forEach(setting -> words.add("\n" + setting.environment()));
    return words;
  }
}
