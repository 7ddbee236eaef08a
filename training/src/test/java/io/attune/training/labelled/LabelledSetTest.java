package io.attune.training.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.wire.json.BadLine;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledSetTest {
  @TempDir private Path folder;
  private final List<BadLine> bad = new ArrayList<>();

  private List<LabelledTurn> read(String... lines) throws Exception {
    Path file = Files.writeString(folder.resolve("own_test.jsonl"), String.join("\n", lines));
    return new LabelledSet(file, "own_test").read(bad::add);
  }

  @Test
  void everyFileOfJsonLinesIsASetWhateverItIsCalled() throws Exception {
    Files.writeString(folder.resolve("b.jsonl"), "");
    Files.writeString(folder.resolve("README.md"), "");
    try (OutputStream file =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("oasis_test.jsonl.gz")))) {
      file.write("{\"speaker\":\"agent\"}".getBytes(StandardCharsets.UTF_8));
    }
    List<LabelledSet> sets = LabelledSet.in(folder);
    assertThat(sets).extracting(LabelledSet::name).containsExactly("b", "oasis_test");
    assertThat(sets.get(1).family()).isEqualTo("oasis");
    assertThat(sets.get(1).read(bad::add)).hasSize(1);
    assertThat(bad).isEmpty();
  }

  @Test
  void whatALineDoesNotSayIsTakenAsUnknown() throws Exception {
    List<LabelledTurn> turns = read("{\"speaker\":\"customer\"}", "{\"speaker\":\"customer\"}");
    LabelledTurn second = turns.get(1);
    assertThat(second.text()).isEmpty();
    assertThat(second.labels()).isEmpty();
    assertThat(second.isTimed()).isFalse();
    assertThat(second.line()).isEqualTo(2);
    // Lines that name no dialogue are singles.
    assertThat(second.dialogue()).isNotEqualTo(turns.get(0).dialogue());
    assertThat(second.turn()).isZero();
  }

  @Test
  void contextIsWhatTheOtherSideSaidLastInTheSameDialogue() throws Exception {
    List<LabelledTurn> turns =
        read(
            "{\"dialogue\":\"a\",\"speaker\":\"agent\",\"text\":\"one\"}",
            "{\"dialogue\":\"a\",\"speaker\":\"agent\",\"text\":\"two\"}",
            "{\"dialogue\":\"a\",\"speaker\":\"customer\",\"text\":\"three\"}",
            "{\"dialogue\":\"a\",\"speaker\":\"agent\",\"text\":\"four\"}",
            "{\"dialogue\":\"b\",\"speaker\":\"customer\",\"text\":\"five\"}");
    assertThat(turns)
        .extracting(LabelledTurn::previous)
        .containsExactly("", "", "two", "three", "");
    assertThat(turns).extracting(LabelledTurn::turn).containsExactly(0, 1, 2, 3, 0);
  }

  @Test
  void contextOfThoseWithoutASideIsWhatAnotherVoiceSaidLast() throws Exception {
    String line =
        "{\"dialogue\":\"a\",\"speaker\":\"other\",\"text\":\"%s\",\"labels\":{\"speaker_id\":\"%s\"}}";
    List<LabelledTurn> turns =
        read(
            line.formatted("one", "ann"),
            line.formatted("two", "bob"),
            line.formatted("three", "bob"),
            line.formatted("four", "ann"));
    assertThat(turns).extracting(LabelledTurn::previous).containsExactly("", "one", "one", "three");
    assertThat(turns.get(0).speaker()).isEqualTo(Speaker.OTHER);
  }

  @Test
  void damagedFileIsNamedAndHasNoTurns() throws Exception {
    Path file = Files.write(folder.resolve("cut.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 'x'});
    assertThat(new LabelledSet(file, "cut").read(bad::add)).isEmpty();
    assertThat(bad)
        .extracting(BadLine::reason)
        .containsExactly(
            "the compressed file is cut off or damaged here, nothing after it can be read");
  }

  @Test
  void badLinesAreNamedWithTheirNumberAndTheOthersRead() throws Exception {
    List<LabelledTurn> turns =
        read(
            "nonsense that was said",
            "{\"speaker\":\"agent\",\"text\":\"fine\"}",
            "{\"speaker\":\"robot\",\"text\":\"said\"}",
            "{\"speaker\":\"agent\",\"start_ms\":9,\"end_ms\":3}",
            "[]",
            "{\"speaker\":\"agent\",\"text\":\"" + "so ".repeat(10_001) + "\"}");
    assertThat(turns).extracting(LabelledTurn::line).containsExactly(2);
    assertThat(bad).extracting(BadLine::number).containsExactly(1L, 3L, 4L, 5L, 6L);
    assertThat(bad.get(1).reason())
        .isEqualTo("speaker is \"robot\", expected agent, customer or other");
    assertThat(bad.get(2).reason()).isEqualTo("end_ms 3 is before start_ms 9");
    assertThat(bad.get(0).toString()).doesNotContain("said");
  }
}
