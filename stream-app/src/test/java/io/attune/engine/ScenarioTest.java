package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallInput;
import io.attune.call.Speaker;
import io.attune.language.LexicalScorer;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Plays every case of {@code scenarios/*.yaml} through the engine, with the playbook it names. */
class ScenarioTest {
  private static final Path FOLDER = Path.of("src/test/resources/scenarios");
  private static final double MS_PER_WORD = 60_000.0 / 165;

  /** Media time at which a scene in the middle of a call begins. */
  private static final long MIDDLE_MS = 30_000;

  private final Map<String, CallEngine> engines = new HashMap<>();

  private static CallEngine engine(String name) {
    Playbook playbook = PlaybookYaml.bundled(name);
    return new CallEngine(playbook, LexicalScorer.of(playbook.phrases(), playbook.locale()));
  }

  @TestFactory
  List<DynamicContainer> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().map(this::file).toList();
    }
  }

  private DynamicContainer file(Path file) {
    Map<?, ?> scenario;
    try {
      scenario =
          (Map<?, ?>)
              new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Object playbook = scenario.get("playbook");
    CallEngine engine =
        engines.computeIfAbsent(
            playbook == null ? "default-en" : playbook.toString(), ScenarioTest::engine);
    return DynamicContainer.dynamicContainer(
        file.getFileName().toString(),
        ((List<?>) scenario.get("cases"))
            .stream()
                .map(c -> (Map<?, ?>) c)
                .map(c -> DynamicTest.dynamicTest("it " + c.get("it"), () -> check(c, engine))));
  }

  private static void check(Map<?, ?> scenario, CallEngine engine) {
    List<String> raised =
        Story.of(engine, script((List<?>) scenario.get("call"), opens(scenario)).inputs()).raised();
    if ("nothing".equals(scenario.get("raises"))) {
      assertThat(raised).isEmpty();
    } else if (scenario.get("raises") != null) {
      assertThat(raised).containsAll(strings(scenario.get("raises")));
    }
    if (scenario.get("never") != null) {
      assertThat(raised).doesNotContainAnyElementsOf(strings(scenario.get("never")));
    }
    assertThat(scenario.containsKey("raises") || scenario.containsKey("never"))
        .as("a case says what it expects")
        .isTrue();
  }

  /** Most scenes begin in the middle of a call, where there is no opening to be rushed. */
  private static boolean opens(Map<?, ?> scenario) {
    return Boolean.TRUE.equals(scenario.get("opens"));
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(Object::toString).toList();
  }

  private static Script script(List<?> lines, boolean opens) {
    Script script = Script.call();
    long cursor = opens ? 1_000 : MIDDLE_MS;
    long gap = 400;
    int number = 0;
    for (Object item : lines) {
      Map.Entry<?, ?> line = ((Map<?, ?>) item).entrySet().iterator().next();
      String key = line.getKey().toString();
      String value = line.getValue().toString();
      switch (key) {
        case "pause" -> gap = millis(value);
        case "over" -> gap = -millis(value);
        case "held" -> {
          script.held(cursor + 200).resumed(cursor + 200 + millis(value));
          cursor += 200 + millis(value);
        }
        default -> {
          long start = Math.max(0, cursor + gap);
          long end =
              say(
                  script,
                  Speaker.valueOf(key.toUpperCase(Locale.ROOT)),
                  "u" + ++number,
                  start,
                  value);
          cursor = Math.max(cursor, end);
          gap = 400;
        }
      }
    }
    script.ended(cursor + 800).tick(cursor + 10_000);
    script.inputs().sort(Comparator.comparingLong(CallInput::at));
    return script;
  }

  /** Says a line with a partial every half second, as a recogniser does; returns when it ends. */
  private static long say(Script script, Speaker speaker, String id, long start, String text) {
    String[] words = text.split(" ");
    int revision = 0;
    for (int said = 1; said < words.length; said += 2) {
      long spoken = start + (long) (said * MS_PER_WORD);
      script.partial(
          speaker,
          id,
          revision++,
          start,
          spoken,
          String.join(" ", List.of(words).subList(0, said)));
    }
    long end = start + (long) (words.length * MS_PER_WORD);
    script.finalOf(speaker, id, revision, start, end, text);
    return end;
  }

  private static long millis(String duration) {
    return duration.endsWith("ms")
        ? Long.parseLong(duration.substring(0, duration.length() - 2))
        : 1_000 * Long.parseLong(duration.substring(0, duration.length() - 1));
  }
}
