package io.attune.training.train;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.app.Failure;
import io.attune.call.Speaker;
import io.attune.language.LexicalScorer;
import io.attune.language.LinearModel.Output;
import io.attune.language.Polarity;
import io.attune.language.TextContext;
import io.attune.language.Utterance;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import io.attune.training.noise.Condition;
import io.attune.training.noise.Corruptor;
import io.attune.training.train.Sentences.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the weights are trained on: the samples of each head. */
final class Material {
  /** Sentences of our own, about service and sales, count for so many of a public set. */
  private static final double OWN = 2;

  /** Talk without labels that is calm as a rule counts little as neutral, being so much. */
  private static final double CALM = 0.1;

  /** Refusals are rare in persuasion: with this, one in six of the weight. */
  private static final double REFUSED = 0.9;

  private static final double NOT_REFUSED = 0.3;

  /** Copies of a sentence with ten errors in a hundred words, and what each counts. */
  private static final int COPIES = 3;

  private static final double COPY = 0.4;

  /** What a turn counts of which only the encoder's answer is known. */
  private static final double TALK = 0.5;

  private final LexicalScorer rules;
  private final Map<Head, List<Sample>> samples = new HashMap<>();
  private final List<Sample> calmSpeech = new ArrayList<>();
  private final Map<Speaker, Map<String, Sample>> talk =
      Map.of(Speaker.AGENT, new LinkedHashMap<>(), Speaker.CUSTOMER, new LinkedHashMap<>());

  private Material(LexicalScorer rules) {
    this.rules = rules;
    Head.all().forEach(head -> samples.put(head, new ArrayList<>()));
  }

  /**
   * Reads the sets and the project's own sentences.
   *
   * @param sets one of each family
   * @param rules the lexical tier without weights
   * @throws Failure if one may not be trained on, or holds a bad line
   */
  static Material read(List<LabelledSet> sets, LexicalScorer rules) throws IOException {
    TrainingSets.require(sets.stream().map(LabelledSet::family).toList());
    Material material = new Material(rules);
    for (LabelledSet set : sets) {
      material.add(
          set.family(),
          set.read(
              bad -> {
                throw Failure.badInput(bad.toString());
              }));
    }
    material.addOwn();
    return material;
  }

  /** The samples of a head. */
  List<Sample> of(Head head) {
    return samples.get(head);
  }

  /**
   * What could be asked of a head and has no label for it: all turns of the sets by who might say
   * such a thing, each text once.
   */
  List<Sample> talkFor(Head head) {
    Set<String> labelled = new HashSet<>();
    of(head).forEach(sample -> labelled.add(sample.utterance().text()));
    return talk.get(head.isMove() ? Speaker.AGENT : Speaker.CUSTOMER).values().stream()
        .filter(sample -> !labelled.contains(sample.utterance().text()))
        .toList();
  }

  /** All texts of it, and what they answer. */
  Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    Stream.of(
            samples.values().stream().flatMap(List::stream),
            talk.values().stream().flatMap(of -> of.values().stream()),
            calmSpeech.stream())
        .flatMap(s -> s)
        .forEach(
            sample -> {
              texts.add(sample.utterance().text());
              texts.add(sample.context().previous());
            });
    return texts;
  }

  /** Everyday talk, on which the cut of what counts as negative is set. */
  List<Sample> calmSpeech() {
    return calmSpeech;
  }

  private void add(String family, List<LabelledTurn> turns) {
    for (LabelledTurn turn : turns) {
      if (turn.text().isEmpty()) {
        continue;
      }
      for (Speaker speaker : talk.keySet()) {
        if (turn.speaker() == speaker || turn.speaker() == Speaker.OTHER) {
          addTalk(sample(family, turn, speaker, 0, TALK));
        }
      }
      switch (family) {
        case "goemotions" -> addEmotion(turn);
        case "convabuse" -> addAbuse(turn);
        case "p4g" -> addRefusal(turn);
        case "casino" -> addEmpathy(turn);
        case "multidogo" -> {
          addCalm(family, turn);
          add(Head.PUSHBACK, sample(family, turn, Speaker.CUSTOMER, 0, CALM));
        }
        case "cabnc" -> {
          calmSpeech.add(sample(family, turn, Speaker.CUSTOMER, 1, 1));
          addCalm(family, turn);
          add(Head.PUSHBACK, sample(family, turn, Speaker.CUSTOMER, 0, CALM / 2));
        }
        default ->
            throw new IllegalStateException(family + " is allowed, but nothing is made of it");
      }
    }
  }

  private void addTalk(Sample sample) {
    talk.get(sample.utterance().speaker()).putIfAbsent(sample.utterance().text(), sample);
  }

  private void addEmotion(LabelledTurn turn) {
    JsonNode sentiment = turn.labels().get("sentiment");
    if (sentiment != null) {
      int answer = LabelledTurn.POLARITIES.indexOf(sentiment.asText());
      if (answer != 0 || !Politeness.onlySaysSorry(turn.text())) {
        add(Head.SENTIMENT, sample("goemotions", turn, Speaker.CUSTOMER, answer, 1));
      }
    }
  }

  private void addCalm(String family, LabelledTurn turn) {
    Sample sample = sample(family, turn, Speaker.CUSTOMER, 1, CALM);
    if (Politeness.saysSorry(turn.text())) {
      add(Head.SENTIMENT, sample(family, turn, Speaker.CUSTOMER, 1, 1));
    } else if (Math.abs(rules.score(sample.utterance(), sample.context()).sentiment())
        < Polarity.CLEAR) {
      add(Head.SENTIMENT, sample);
    }
  }

  private void addAbuse(LabelledTurn turn) {
    JsonNode abusive = turn.labels().get("abusive");
    if (abusive != null && turn.speaker() != Speaker.AGENT) {
      int answer = abusive.asBoolean() ? 1 : 0;
      add(Head.ABUSE, sample("convabuse", turn, Speaker.CUSTOMER, answer, 1));
    }
  }

  private void addRefusal(LabelledTurn turn) {
    JsonNode refusal = turn.labels().get("refusal");
    if (refusal != null && turn.speaker() == Speaker.CUSTOMER) {
      boolean refuses = refusal.asBoolean();
      double weight = refuses ? REFUSED : NOT_REFUSED;
      add(Head.PUSHBACK, sample("p4g", turn, Speaker.CUSTOMER, refuses ? 1 : 0, weight));
    }
  }

  private void addEmpathy(LabelledTurn turn) {
    boolean validates = false;
    for (JsonNode move : turn.labels().path("agent_moves")) {
      validates |= move.asText().equals("validation");
    }
    add(
        Head.ofMove(Output.VALIDATE),
        sample("casino", turn, Speaker.AGENT, validates ? 1 : 0, validates ? 0.5 : 0.1));
  }

  private void addOwn() throws IOException {
    for (Sentence sentence : Sentences.read("sentiment-en")) {
      int answer = LabelledTurn.POLARITIES.indexOf(sentence.labels().get(0));
      add(Head.SENTIMENT, own(sentence, Speaker.CUSTOMER, answer, OWN));
      add(Head.ABUSE, own(sentence, Speaker.CUSTOMER, 0, CALM));
    }
    for (Sentence sentence : Sentences.read("pushback-en")) {
      int answer = sentence.labels().contains("none") ? 0 : 1;
      add(Head.PUSHBACK, own(sentence, Speaker.CUSTOMER, answer, 1));
      addTalk(own(sentence, Speaker.CUSTOMER, 0, TALK));
    }
    for (Sentence sentence : Sentences.read("moves-en")) {
      for (Output output : Output.values()) {
        if (output.isMove()) {
          addMove(Head.ofMove(output), sentence);
        }
      }
    }
  }

  /**
   * What rules do not find well is also learnt as a recogniser may print it. Questions and formulas
   * are not: their rules are spoilt by it as well, and then less is made of them.
   */
  private void addMove(Head head, Sentence sentence) {
    String label = head.outputs().get(0).name().toLowerCase(Locale.ROOT);
    int answer = sentence.labels().contains(label) ? 1 : 0;
    Sample sample = own(sentence, Speaker.AGENT, answer, 1);
    add(head, sample);
    for (int copy = 0; copy < COPIES && !head.isRuled(); copy++) {
      add(head, sample.heard(new Corruptor(Condition.TEN_PERCENT, copy)).weighing(COPY));
    }
  }

  private void add(Head head, Sample sample) {
    samples.get(head).add(sample);
  }

  private static Sample sample(
      String source, LabelledTurn turn, Speaker speaker, int answer, double weight) {
    return new Sample(
        source,
        Folds.of(turn.dialogue()),
        TuningSplit.isTunedOn(source, turn.dialogue()),
        new Utterance(turn.text(), speaker, null),
        new TextContext(turn.previous()),
        answer,
        weight);
  }

  private static Sample own(Sentence sentence, Speaker speaker, int answer, double weight) {
    return new Sample(
        TuningSplit.OWN,
        Folds.of(sentence.previous() + sentence.text()),
        TuningSplit.isTunedOn(TuningSplit.OWN, sentence.text()),
        new Utterance(sentence.text(), speaker, null),
        new TextContext(sentence.previous()),
        answer,
        weight);
  }

  /** The sets that went in, by name, with how many samples each gave. */
  Map<String, Long> sources() {
    Map<String, Long> count = new TreeMap<>();
    samples.values().stream()
        .flatMap(List::stream)
        .forEach(sample -> count.merge(sample.source(), 1L, Long::sum));
    return count;
  }
}
