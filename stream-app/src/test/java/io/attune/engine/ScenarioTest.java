package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.attune.coach.Cue;
import io.attune.coach.CueOutcome;
import io.attune.detect.Category;
import io.attune.detect.Evidence;
import io.attune.language.LexicalScorer;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Plays every case of {@code scenarios/*.yaml} through the engine with the playbook it names. */
class ScenarioTest {
  private static final Path FOLDER = Path.of("src/test/resources/scenarios");

  private static final Set<String> EXPECTATIONS =
      Set.of("cued", "heard", "hears", "raises", "never", "quotes", "step", "acted", "at-most");
  private static final Set<String> FIELDS = Set.of("it", "call", "opens", "known");

  private static final Map<String, CallEngine> ENGINES = new ConcurrentHashMap<>();

  private static CallEngine engine(Object name) {
    return ENGINES.computeIfAbsent(
        name == null ? "default-en" : name.toString(), ScenarioTest::newEngine);
  }

  private static CallEngine newEngine(String name) {
    Playbook playbook = PlaybookYaml.bundled(name);
    return new CallEngine(playbook, LexicalScorer.of(playbook.phrases(), playbook.locale()));
  }

  @TestFactory
  List<DynamicContainer> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().map(this::file).toList();
    }
  }

  /** Read only when its turn comes: whoever runs a single case waits for one file. */
  private DynamicContainer file(Path file) {
    return dynamicContainer(file.getFileName().toString(), Stream.of(file).flatMap(this::tests));
  }

  private Stream<DynamicTest> tests(Path file) {
    Map<?, ?> scenario = load(file);
    String signal = scenario.get("signal").toString();
    CallEngine engine = engine(scenario.get("playbook"));
    return cases(scenario).stream()
        .map(c -> dynamicTest("it " + c.get("it"), () -> check(signal, c, engine)));
  }

  private static List<Map<?, ?>> cases(Map<?, ?> scenario) {
    return ((List<?>) scenario.get("cases")).stream().<Map<?, ?>>map(c -> (Map<?, ?>) c).toList();
  }

  private static Map<?, ?> load(Path file) {
    try {
      String text = Files.readString(file);
      return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What nobody has shown to be heard, and to be left alone, is not known to work. */
  @ParameterizedTest
  @EnumSource(Category.class)
  void everyCategoryHasCasesThatAreFoundAndCasesThatAreNot(Category category) {
    Map<?, ?> scenario = load(FOLDER.resolve(category.key().replace('/', '-') + ".yaml"));
    assertThat(scenario.get("signal")).isEqualTo(category.key());
    assertThat(cases(scenario)).anyMatch(c -> "yes".equals(found(c)));
    assertThat(cases(scenario)).anyMatch(c -> "no".equals(found(c)));
  }

  private static Object found(Map<?, ?> scenario) {
    return scenario.containsKey("cued") ? scenario.get("cued") : scenario.get("heard");
  }

  private static void check(String signal, Map<?, ?> scenario, CallEngine engine) {
    assertThat(scenario.keySet()).as("fields of the case").allMatch(ScenarioTest::isKnown);
    assertThat(scenario.keySet())
        .as("a case says what it expects")
        .anyMatch(field -> EXPECTATIONS.contains(field.toString()));
    Story story = Story.of(engine, Scene.of(scenario));
    List<String> raised = story.raised();
    if (scenario.get("cued") != null) {
      assertThat(raised.contains(signal))
          .as("cued, raised: %s", raised)
          .isEqualTo(isYes(scenario, "cued"));
    }
    if (scenario.get("heard") != null) {
      assertThat(!story.episodes(signal).isEmpty()).as("heard").isEqualTo(isYes(scenario, "heard"));
    }
    Scene.strings(scenario.get("hears"))
        .forEach(key -> assertThat(story.episodes(key)).as(key).isNotEmpty());
    if ("nothing".equals(scenario.get("raises"))) {
      assertThat(raised).isEmpty();
    } else {
      assertThat(raised).containsAll(Scene.strings(scenario.get("raises")));
    }
    Scene.strings(scenario.get("never")).forEach(key -> assertThat(raised).doesNotContain(key));
    if (scenario.get("at-most") != null) {
      int most = Integer.parseInt(scenario.get("at-most").toString());
      assertThat(raised).hasSizeLessThanOrEqualTo(most);
    }
    checkCues(scenario, story);
  }

  private static boolean isKnown(Object field) {
    return FIELDS.contains(field.toString()) || EXPECTATIONS.contains(field.toString());
  }

  private static boolean isYes(Map<?, ?> scenario, String field) {
    String value = scenario.get(field).toString();
    assertThat(value).isIn("yes", "no");
    return value.equals("yes");
  }

  private static void checkCues(Map<?, ?> scenario, Story story) {
    if (scenario.get("quotes") instanceof Map<?, ?> quotes) {
      quotes.forEach(
          (key, words) ->
              assertThat(of(key, story))
                  .as("quotations of %s", key)
                  .flatExtracting(Cue::evidence)
                  .extracting(Evidence::quote)
                  .contains(words.toString()));
    }
    if (scenario.get("step") instanceof Map<?, ?> steps) {
      steps.forEach(
          (key, step) ->
              assertThat(of(key, story))
                  .as("missing step of %s", key)
                  .extracting(cue -> cue.step().wireName())
                  .contains(step.toString()));
    }
    Scene.strings(scenario.get("acted"))
        .forEach(
            key ->
                assertThat(of(key, story))
                    .as("ends of %s", key)
                    .extracting(Cue::outcome)
                    .contains(CueOutcome.ACTED));
  }

  private static List<Cue> of(Object key, Story story) {
    return story.cues().stream()
        .filter(cue -> cue.rule().category().key().equals(key.toString()))
        .toList();
  }
}
