package io.attune.training.tune;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import io.attune.app.Failure;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import io.attune.training.noise.Condition;
import io.attune.training.noise.Corruptor;
import io.attune.training.train.Politeness;
import io.attune.training.train.Sentences;
import io.attune.training.train.Sentences.Sentence;
import io.attune.training.train.TuningSplit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * What the encoder is tuned on.
 *
 * @param felt texts with what was felt; half of them as a recogniser without punctuation prints
 *     them, and the project's own sentences about tone
 * @param kept tokens of everyday talk, of calm service talk and of the project's own sentences
 * @param emotions those of the set, sorted
 */
record TuningMaterial(List<FeltText> felt, List<long[]> kept, List<String> emotions) {
  /** The sets it is made of; all of them may be trained on. */
  static final List<String> FAMILIES = List.of(TuningSplit.FAMILY, "cabnc", "multidogo");

  /** Our own sentences about tone are seen so many times as often as others. */
  private static final int OWN_COPIES = 2;

  /** Longer texts are cut, tokens: what was felt stands at their beginning as well. */
  private static final int MAX_TOKENS = 48;

  /** More texts to stay near would be seen less than twice each. */
  private static final int KEPT = 9_000;

  /**
   * Reads it.
   *
   * @param sets one of each of {@link #FAMILIES}
   * @throws Failure if one holds a bad line
   */
  static TuningMaterial read(List<LabelledSet> sets, HuggingFaceTokenizer tokenizer, long seed)
      throws IOException {
    List<LabelledTurn> labelled = new ArrayList<>();
    List<String> calm = new ArrayList<>();
    for (LabelledSet set : sets) {
      for (LabelledTurn turn : set.read(TuningMaterial::refuse)) {
        if (TuningSplit.isTunedOn(set.family(), turn.dialogue())) {
          labelled.add(turn);
        } else if (!set.family().equals(TuningSplit.FAMILY)) {
          calm.add(turn.text());
        }
      }
    }
    for (String name : List.of("moves-en", "pushback-en")) {
      for (Sentence sentence : Sentences.read(name)) {
        calm.add(sentence.previous());
        calm.add(sentence.text());
      }
    }
    List<String> emotions = emotions(labelled);
    Corruptor plain = new Corruptor(Condition.STRIPPED, seed);
    List<FeltText> felt = new ArrayList<>();
    for (int i = 0; i < labelled.size(); i++) {
      String text = labelled.get(i).text();
      String heard = i % 2 == 0 ? text : plain.heard(text, i);
      felt.add(felt(labelled.get(i), tokens(heard, tokenizer), emotions));
    }
    for (Sentence sentence : Sentences.read("sentiment-en")) {
      if (TuningSplit.isTunedOn(TuningSplit.OWN, sentence.text())) {
        int polarity = LabelledTurn.POLARITIES.indexOf(sentence.labels().get(0));
        FeltText own = new FeltText(tokens(sentence.text(), tokenizer), polarity, null);
        felt.addAll(Collections.nCopies(OWN_COPIES, own));
      }
    }
    calm.removeIf(String::isBlank);
    Collections.shuffle(calm, new Random(seed));
    List<long[]> kept = calm.stream().limit(KEPT).map(text -> tokens(text, tokenizer)).toList();
    return new TuningMaterial(felt, kept, emotions);
  }

  private static void refuse(Object bad) {
    throw Failure.badInput(bad.toString());
  }

  private static List<String> emotions(List<LabelledTurn> turns) {
    TreeSet<String> emotions = new TreeSet<>();
    for (LabelledTurn turn : turns) {
      turn.labels().path("emotions").forEach(emotion -> emotions.add(emotion.asText()));
    }
    return List.copyOf(emotions);
  }

  private static FeltText felt(LabelledTurn turn, long[] tokens, List<String> emotions) {
    JsonNode labels = turn.labels();
    int polarity = LabelledTurn.POLARITIES.indexOf(labels.path("sentiment").asText());
    if (polarity == 0 && Politeness.onlySaysSorry(turn.text())) {
      polarity = FeltText.NO_POLARITY;
    }
    List<Integer> felt = new ArrayList<>();
    labels.path("emotions").forEach(emotion -> felt.add(emotions.indexOf(emotion.asText())));
    return new FeltText(tokens, polarity, felt.stream().mapToInt(i -> i).toArray());
  }

  private static long[] tokens(String text, HuggingFaceTokenizer tokenizer) {
    long[] tokens = tokenizer.encode(text).getIds();
    if (tokens.length <= MAX_TOKENS) {
      return tokens;
    }
    long[] cut = Arrays.copyOf(tokens, MAX_TOKENS);
    cut[MAX_TOKENS - 1] = tokens[tokens.length - 1]; // the mark of the end
    return cut;
  }
}
