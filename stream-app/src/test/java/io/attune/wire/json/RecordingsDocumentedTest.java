package io.attune.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The page that explains recordings shows every kind of line, and every line that it shows can be
 * read.
 */
class RecordingsDocumentedTest {
  @Test
  void everyLineThatIsShownCanBeReadAndEveryKindIsShown() throws Exception {
    Path page = Path.of(System.getProperty("basedir", "."), "../docs/recordings.md");
    EventReader reader = new EventReader();
    List<CallInput> shown =
        Files.readAllLines(page).stream()
            .filter(line -> line.startsWith("{"))
            .map(reader::read)
            .toList();
    List<Class<?>> bodies =
        shown.stream()
            .filter(CallEvent.class::isInstance)
            .<Class<?>>map(e -> ((CallEvent) e).body().getClass())
            .distinct()
            .toList();
    assertThat(bodies).containsExactlyInAnyOrder(Body.class.getPermittedSubclasses());
    assertThat(shown).hasSizeGreaterThan(bodies.size() + 1);
  }
}
