package io.attune.wire;

import io.attune.coach.Cue;
import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Kind;

/** Names episodes by what they are and when they began, which is their identity within a call. */
final class EpisodeIds {
  private EpisodeIds() {}

  static String of(Episode episode) {
    return of(episode.category(), episode.startMs());
  }

  static String of(Category category, long startMs) {
    return category.key() + "/" + startMs;
  }

  /**
   * The episode that a cue is about, null if it is about none. All that tension shows itself by is
   * one episode; holds and the brief make none.
   */
  static String of(Cue cue) {
    Category category = cue.rule().category();
    boolean lasts =
        switch (category.kind()) {
          case TENSION, OBJECTION -> true;
          case SILENCE -> category != Category.SILENCE_LONG_HOLD;
          case EMPATHY, DELIVERY, OPPORTUNITY -> true;
          case CONTEXT -> category != Category.CONTEXT_BRIEF;
        };
    if (!lasts) {
      return null;
    }
    return of(
        category.kind() == Kind.TENSION ? Category.TENSION_RISING : category, cue.episodeStartMs());
  }
}
