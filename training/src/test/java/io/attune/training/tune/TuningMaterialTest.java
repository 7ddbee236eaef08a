package io.attune.training.tune;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.attune.encoder.SentenceEncoder;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.train.TrainingSets;
import io.attune.training.train.TuningSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningMaterialTest {
  private static final int TEXTS = 500;

  @TempDir private Path folder;

  private TuningMaterial read(String text, String labels) throws IOException {
    write("cabnc_x.jsonl", 3, "well i went to the shops", "");
    write("multidogo_x.jsonl", 3, "", "");
    write("goemotions_x.jsonl", TEXTS, text, labels);
    List<LabelledSet> sets = TrainingSets.choose(folder, TuningMaterial.FAMILIES);
    try (HuggingFaceTokenizer tokenizer = SentenceEncoder.tokenizer()) {
      return TuningMaterial.read(sets, tokenizer, 1);
    }
  }

  private void write(String name, int turns, String text, String labels) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      lines.add(
          "{\"dialogue\":\"d%d\",\"turn\":0,\"speaker\":\"other\",\"text\":\"%s\",\"labels\":{%s}}"
              .formatted(i, text, labels));
    }
    Files.write(folder.resolve(name), lines);
  }

  private static List<FeltText> labelled(TuningMaterial material) {
    return material.felt().stream().filter(text -> text.emotions() != null).toList();
  }

  @Test
  void aFifthOfTheSetIsLeftForTheHeads() throws IOException {
    List<FeltText> felt =
        labelled(
            read("Oh no!", "\"sentiment\":\"negative\",\"emotions\":[\"sadness\",\"surprise\"]"));

    assertThat(felt.size()).isBetween(TEXTS * 7 / 10, TEXTS * 9 / 10);
    assertThat(TuningSplit.isTunedOn("convabuse", "d1")).isFalse();
    assertThat(felt).allSatisfy(text -> assertThat(text.polarity()).isZero());
    assertThat(felt).allSatisfy(text -> assertThat(text.emotions()).containsExactly(0, 1));
  }

  @Test
  void halfOfTheTextsHaveNoMarks() throws IOException {
    List<FeltText> felt = labelled(read("Oh no!", "\"emotions\":[\"sadness\"]"));

    assertThat(felt).extracting(text -> text.tokens().length).containsOnly(4, 5);
  }

  @Test
  void whoOnlySaysSorryIsNotUnhappy() throws IOException {
    assertThat(labelled(read("sorry about that", "\"sentiment\":\"negative\"")))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text.polarity()).isEqualTo(FeltText.NO_POLARITY));
  }

  @Test
  void longTextsAreCutAndEndWithTheMarkOfTheEnd() throws IOException {
    List<FeltText> felt = labelled(read("no ".repeat(200), "\"sentiment\":\"negative\""));
    long[] shortOne = labelled(read("no", "\"sentiment\":\"negative\"")).get(0).tokens();

    assertThat(felt.get(0).tokens()).hasSize(48).endsWith(shortOne[shortOne.length - 1]);
  }

  @Test
  void calmTalkAndOurOwnSentencesAreKeptNear() throws IOException {
    TuningMaterial material = read("fine", "\"sentiment\":\"positive\"");

    assertThat(material.kept())
        .hasSizeGreaterThan(1_000)
        .allSatisfy(t -> assertThat(t.length).isGreaterThan(2));
    assertThat(material.felt()).anySatisfy(text -> assertThat(text.emotions()).isNull());
  }
}
