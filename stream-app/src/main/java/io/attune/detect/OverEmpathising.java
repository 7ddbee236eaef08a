package io.attune.detect;

import io.attune.call.Speaker;
import java.util.List;
import java.util.function.Consumer;

/** Several goes in a row that are kind and move nothing forward. */
final class OverEmpathising implements Detector {
  private final int goes;

  /**
   * @param goes how many in a row
   */
  OverEmpathising(int goes) {
    this.goes = goes;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.CUSTOMER) || !turn.takesTheFloor()) {
      return;
    }
    List<Go> last = Go.last(goes, before.recent());
    if (last.size() == goes
        && last.stream().allMatch(go -> go.isEmpathic() && !go.movesForward())) {
      found.accept(
          new Finding(
              Category.EMPATHY_OVER_EMPATHISING,
              "empathy-in-a-row",
              0.7,
              last.get(0).first().startMs(),
              Evidence.ofMeasure(last.get(goes - 1).last(), "empathy-in-a-row", goes, goes)));
    }
  }
}
