package io.attune.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.LexicalScorer;
import io.attune.language.LinearModel;
import io.attune.language.TextContext;
import io.attune.language.Utterance;
import io.attune.training.labelled.LabelledSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on small sets of made-up lines, beside the project's own sentences. */
class ModelTrainerTest {
  private static final LexicalScorer RULES = TrainCommand.rules();
  private static final String[] GOOD = {"zorbly", "fine evening", "splendid stuff"};
  private static final String[] BAD = {"grumbo", "dire evening", "rotten stuff"};

  private static final String[] NEITHER = {"quorvex", "sundry", "quorvex again"};

  /** Finds everything abusive in which a word occurs that no label is about. */
  private static final Teacher TEACHER =
      (head, labelled, talk, leaveOut) ->
          talk.stream()
              .mapToDouble(
                  s -> head.equals(Head.ABUSE) && s.utterance().text().contains("quorvex") ? 1 : 0)
              .toArray();

  @TempDir private static Path folder;

  private static List<LabelledSet> sets;
  private static byte[] file;

  @BeforeAll
  static void train() throws IOException {
    write("goemotions_x.jsonl", "sentiment", "\"positive\"", "\"negative\"", GOOD, BAD);
    write("convabuse_x.jsonl", "abusive", "false", "true", GOOD, BAD);
    write("cabnc_x.jsonl", "none", "0", "0", GOOD, BAD);
    write("multidogo_x.jsonl", "none", "0", "0", NEITHER, NEITHER);
    sets = TrainingSets.choose(folder, List.of("goemotions", "convabuse", "cabnc", "multidogo"));
    file = train(1);
  }

  private static void write(
      String name, String label, String ofGood, String ofBad, String[] saidWell, String[] saidBadly)
      throws IOException {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      boolean good = i % 2 == 0;
      String[] words = good ? saidWell : saidBadly;
      lines.add(
          "{\"dialogue\":\"d%d\",\"turn\":0,\"speaker\":\"customer\",\"text\":\"well %s number %d\",\"labels\":{\"%s\":%s}}"
              .formatted(i, words[random.nextInt(3)], i, label, good ? ofGood : ofBad));
    }
    Files.write(folder.resolve(name), lines);
  }

  private static byte[] train(long seed) throws IOException {
    return ModelTrainer.train(Material.read(sets, RULES), RULES, TEACHER, "en/test", seed).file();
  }

  private static LexicalScorer trained() throws IOException {
    return RULES.with(LinearModel.read(new ByteArrayInputStream(file)));
  }

  @Test
  void theSameSeedGivesTheSameFile() throws IOException {
    assertThat(train(1)).isEqualTo(file);
    assertThat(train(2)).isNotEqualTo(file);
  }

  @Test
  void wordsOfTheSetsAreLearnt() throws IOException {
    LexicalScorer scorer = trained();

    assertThat(tone(scorer, "well zorbly then")).isGreaterThan(tone(scorer, "well grumbo then"));
    assertThat(tone(RULES, "well zorbly then")).isEqualTo(tone(RULES, "well grumbo then"));
  }

  @Test
  void movesAreLearntFromOwnSentences() throws IOException {
    Utterance reflection = new Utterance("you're worn out and nobody listens", Speaker.AGENT, null);
    TextContext context = new TextContext("i ring and ring and i'm so tired of it all");

    assertThat(trained().score(reflection, context).likelihoods().moves())
        .extractingByKey(AgentMove.ACKNOWLEDGE)
        .satisfies(likelihood -> assertThat(likelihood).isGreaterThan(0.3));
  }

  @Test
  void whatTheTeacherSaysOfTalkWithoutLabelsIsLearnt() throws IOException {
    LexicalScorer scorer = trained();

    assertThat(abuse(scorer, "you quorvex")).isGreaterThan(2 * abuse(scorer, "you zorbly"));
  }

  private static double abuse(LexicalScorer scorer, String text) {
    return scorer
        .score(new Utterance(text, Speaker.CUSTOMER, null), TextContext.NONE)
        .likelihoods()
        .abuse();
  }

  private static double tone(LexicalScorer scorer, String text) {
    return scorer
        .score(new Utterance(text, Speaker.CUSTOMER, null), TextContext.NONE)
        .likelihoods()
        .positive();
  }
}
