package io.attune.detect;

import io.attune.call.Speaker;
import java.util.function.Consumer;

/** The agent speaks, or writes, for very long without the customer getting a word in. */
final class Monologue implements Detector {
  private final long talkMs;
  private final int chatWords;

  /**
   * @param talkMs speech in one go that counts, in milliseconds
   * @param chatWords words in one go that count where the two sides write
   */
  Monologue(long talkMs, int chatWords) {
    this.talkMs = talkMs;
    this.chatWords = chatWords;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT)) {
      return;
    }
    boolean chat = before.context().isChat();
    Go go = Go.of(turn, before);
    long observed = chat ? go.words() : go.talkMs();
    long most = chat ? chatWords : talkMs;
    if (observed >= most) {
      found.accept(
          new Finding(
              Category.DELIVERY_MONOLOGUE,
              "monologue",
              0.9,
              go.first().startMs(),
              Evidence.ofMeasure(turn, chat ? "monologue-words" : "monologue-ms", observed, most)));
    }
  }
}
