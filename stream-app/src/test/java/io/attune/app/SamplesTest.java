package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.wire.imports.DialogueFormat;
import io.attune.wire.imports.Import;
import io.attune.wire.imports.ImportOptions;
import io.attune.wire.json.EventWriter;
import io.attune.wire.json.Lines;
import io.attune.wire.json.MergedEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * The recordings are made from the scripts and kept in the repository, so that everybody has the
 * same ones. After a change to a script or to the import: {@code mvn -pl stream-app -am test
 * -Dtest=SamplesTest -Dsurefire.failIfNoSpecifiedTests=false -Dattune.samples=write}, then look at
 * the difference.
 */
class SamplesTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path SCRIPTS = MODULE.resolve("src/main/samples");
  private static final long APART_MS = 15_000;

  @Test
  void everyScriptHasItsRecordingAndTheImportStillMakesIt() throws Exception {
    List<Path> scripts = scripts();
    assertThat(Samples.all())
        .extracting(s -> s.name() + ".jsonl")
        .isEqualTo(scripts.stream().map(p -> p.getFileName().toString()).toList());
    for (int i = 0; i < scripts.size(); i++) {
      Samples.Sample sample = Samples.all().get(i);
      byte[] recorded = record(scripts.get(i), ImportOptions.DEFAULT.startAt() + i * APART_MS);
      if (System.getProperty("attune.samples", "").equals("write")) {
        write(sample, recorded);
      } else {
        // Unpacked, because not every zlib packs alike.
        assertThat(unpacked(sample))
            .as(sample.name())
            .isEqualTo(new String(recorded, StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void togetherTheyAreOneLogOfCallsSideBySide() throws Exception {
    List<CallInput> events = new ArrayList<>();
    try (MergedEvents samples =
        Recordings.open(List.of(Samples.WORD), bad -> assertThat(bad).isNull())) {
      samples.forEachRemaining(events::add);
    }
    assertThat(events).extracting(CallInput::at).isSorted();
    assertThat(events)
        .filteredOn(e -> body(e) instanceof CallStarted)
        .hasSize(15)
        .extracting(e -> ((CallStarted) body(e)).agentId())
        .doesNotHaveDuplicates();
    assertThat(events).filteredOn(e -> body(e) instanceof CallEnded).hasSize(15);
    List<SegmentHeard> segments =
        events.stream()
            .filter(e -> body(e) instanceof SegmentHeard)
            .map(e -> (SegmentHeard) body(e))
            .toList();
    List<SegmentHeard> finals = segments.stream().filter(SegmentHeard::isFinal).toList();
    assertThat(finals).hasSizeGreaterThan(300).noneMatch(s -> s.words().isEmpty());
    assertThat(segments.size()).isGreaterThan(4 * finals.size());
  }

  private static CallEvent.Body body(CallInput input) {
    return ((CallEvent) input).body();
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files.filter(p -> p.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static byte[] record(Path script, long startAt) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EventWriter writer = new EventWriter(bytes);
        Lines lines = Lines.open(script.toString())) {
      ImportOptions options = new ImportOptions(1, true, true, null, startAt, 1);
      Import run =
          new Import(
              new DialogueFormat(false),
              options,
              event -> write(writer, event),
              bad -> assertThat(bad).isNull());
      run.read(lines);
      run.finish();
    }
    return bytes.toByteArray();
  }

  private static void write(EventWriter writer, CallEvent event) {
    try {
      writer.write(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Samples.Sample sample, byte[] recorded) throws IOException {
    Path folder = Files.createDirectories(MODULE.resolve("src/main/resources/samples"));
    try (OutputStream file =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(sample.name() + ".jsonl.gz")))) {
      file.write(recorded);
    }
  }

  private static String unpacked(Samples.Sample sample) throws IOException {
    try (InputStream in = new GZIPInputStream(sample.open())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
