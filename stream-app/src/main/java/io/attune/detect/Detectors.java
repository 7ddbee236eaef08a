package io.attune.detect;

import java.util.List;

/** Every detector there is, in the order in which they listen. */
public final class Detectors {
  private Detectors() {}

  /** The detectors, held to these thresholds. */
  public static List<Detector> all(Thresholds thresholds) {
    return List.of(
        new SpokenTension(),
        new RepeatedRequest(),
        new SentimentDrop(thresholds.tension().sentimentDrop()),
        new ShorteningReplies(),
        new Overtalk(thresholds.tension().overtalkMs()),
        new Release(),
        new StatedObjection(),
        new UnsaidObjection(thresholds.objection().pitchMs()));
  }
}
