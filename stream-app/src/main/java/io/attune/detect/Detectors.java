package io.attune.detect;

import java.util.List;

/** Every detector there is, in the order in which they listen. */
public final class Detectors {
  private Detectors() {}

  /** The detectors, held to these thresholds. */
  public static List<Detector> all(Thresholds thresholds) {
    Thresholds.Delivery delivery = thresholds.delivery();
    return List.of(
        new SpokenTension(),
        new RepeatedRequest(),
        new SentimentDrop(thresholds.tension().sentimentDrop()),
        new ShorteningReplies(),
        new Overtalk(thresholds.tension().overtalkMs()),
        new Release(),
        new StatedObjection(),
        new UnsaidObjection(thresholds.objection().pitchMs()),
        new SympathyOnly(),
        new StockLines(),
        new TakenBack(),
        new Concession(),
        new OverEmpathising(thresholds.empathy().overEmpathising()),
        new Monologue(delivery.monologueMs(), thresholds.chat().monologueWords()),
        new TalkShare(delivery.talkShare()),
        new FastPace(delivery.fastPace()),
        new PauseFilled(delivery.pauseMs()),
        new QuestionBarrage(thresholds.empathy().closedQuestions()),
        new RushedOpening(delivery.rapportMs()),
        new FeatureDump(delivery.features()),
        new StatedOpportunity(),
        new Motivation(),
        new SecondVoice(),
        new UnraisedWorry());
  }
}
