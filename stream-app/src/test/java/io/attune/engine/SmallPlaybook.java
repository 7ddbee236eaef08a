package io.attune.engine;

import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Ladder.Step;
import io.attune.detect.Thresholds;
import io.attune.language.LexicalScorer;
import io.attune.language.PhraseSet;
import io.attune.language.RememberingScorer;
import io.attune.language.TextScorer;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A playbook with one unmistakable phrase for each thing, so that tests of the engine do not test
 * the language.
 */
public final class SmallPlaybook {
  private static final TextScorer SCORER = new RememberingScorer(LexicalScorer.of(phrases(), "en"));
  private static final CallEngine ENGINE = engine(Attention.DEFAULT);

  private SmallPlaybook() {}

  public static CallEngine engine() {
    return ENGINE;
  }

  /** An engine that fails on whatever is said, with a message that repeats it. */
  public static CallEngine failing() {
    return new CallEngine(
        ENGINE.playbook(),
        (utterance, context) -> {
          throw new IllegalStateException(utterance.text());
        });
  }

  public static CallEngine engine(Attention attention) {
    return engine(new PlaybookRef("small", 1), attention);
  }

  public static CallEngine engine(PlaybookRef ref, Attention attention) {
    Playbook playbook =
        new Playbook(ref, "en", "for tests", thresholds(), attention, phrases(), rules());
    return new CallEngine(playbook, SCORER);
  }

  /** Scripts begin in the middle of things, so there is no opening to rush. */
  private static Thresholds thresholds() {
    Thresholds usual = Thresholds.DEFAULT;
    Thresholds.Delivery delivery = usual.delivery();
    return new Thresholds(
        usual.silence(),
        usual.tension(),
        usual.objection(),
        usual.empathy(),
        new Thresholds.Delivery(
            delivery.monologueMs(),
            delivery.talkShare(),
            delivery.fastPace(),
            delivery.pauseMs(),
            0,
            delivery.features()),
        usual.chat());
  }

  static List<PhraseSet> phrases() {
    return List.of(
        customer("tension.upset", "this is a joke"),
        customer("tension.escalation-request", "speak to your manager"),
        customer("tension.repeated-request", "i already told you"),
        customer("tension.churn-threat", "cancel everything"),
        customer("tension.abuse", "you clown"),
        customer("tension.release", "that helps"),
        customer("objection.price", "too expensive"),
        customer("objection.timing", "not this quarter"),
        customer("objection.authority", "ask my boss"),
        customer("objection.unsaid", "let me think about it"),
        customer("objection.need", "no earthly use"),
        customer("objection.trust", "burned before"),
        customer("objection.competitor", "with your rival"),
        customer("objection.effort", "such a palaver"),
        customer("objection.terms", "chained for years"),
        customer("opportunity.buying-signal", "picture us using it"),
        customer("opportunity.motivation", "our aim would be"),
        customer("opportunity.stakeholder", "my partner has a say"),
        customer("opportunity.next-step", "what comes next"),
        customer("commitment.yes", "let us do it"),
        agent("move.acknowledge", "i hear that"),
        agent("move.validate", "that makes sense"),
        agent("move.reframe", "one way to look at it"),
        agent("move.check", "does that help"),
        agent("move.sympathy", "poor thing"),
        agent("move.concession", "cross my heart"),
        agent("move.next-step", "you will have it on monday"),
        agent("move.small-talk", "lovely weather"),
        agent("agent.offer", "take our bundle"),
        agent("agent.feature", "gadget"),
        agent("agent.stock-empathy", "we value you"),
        agent("agent.price", "it costs"),
        agent("agent.bear-with-me", "bear with me"));
  }

  private static PhraseSet customer(String label, String say) {
    return new PhraseSet(label, Set.of(Speaker.CUSTOMER), List.of(say), List.of());
  }

  private static PhraseSet agent(String label, String say) {
    return new PhraseSet(label, Set.of(Speaker.AGENT), List.of(say), List.of());
  }

  static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (Category category : Category.values()) {
      boolean urgent =
          category == Category.TENSION_ESCALATION_REQUEST
              || category == Category.TENSION_CHURN_THREAT;
      rules.add(
          new Rule(
              category.key().replace('/', '-'),
              category,
              urgent ? Severity.URGENT : Severity.MEDIUM,
              urgent ? 95 : 80 - category.ordinal(),
              90_000,
              12_000,
              true,
              category.key(),
              Map.of(
                  Step.ACKNOWLEDGE,
                  List.of("Say that you heard “{words}”.", "Say what you heard."),
                  Step.VALIDATE,
                  List.of("Say that it makes sense.", "Say that anyone would.")),
              "because",
              "beware"));
    }
    return rules;
  }
}
