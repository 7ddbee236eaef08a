package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.call.TimePassed;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The row that is written with every turn is what the changelog costs, so it has a budget. This
 * call is a plain one: long quotations, many causes and pending turns with a confidence for every
 * word make longer rows.
 */
class RowSizesTest {
  private static final CallEngine ENGINE = SmallPlaybook.engine();
  private static final TurnRefined ANSWER =
      new TurnRefined("s6", 0, "bge-small-en-v15-q/1", -0.8123, 0.7321, 0.6, 0.1, Set.of());

  @Test
  void rowOfAPlainCallWithTwoEpisodesAndAVisibleCueFitsTheBudget() {
    CallState heard =
        Script.call()
            .agent(0, 2_500, "thanks for calling you are through to sales")
            .customer(3_000, 6_500, "hi i am calling about the offer you sent us last week")
            .agent(7_000, 10_000, "sure so it costs two hundred a month with everything in it")
            .customer(11_000, 14_000, "well that is too expensive for a shop of our size")
            .agent(15_000, 19_000, "one way to look at it is what you save every single month")
            .customer(20_000, 24_000, "i already told you that i want to speak to your manager")
            .play()
            .state();

    // Until all is settled, the last turns are in the row instead of what follows from them.
    CallState settled = ENGINE.step(heard, new TimePassed(Script.START + 27_000)).state();
    assertThat(settled.settled().open()).hasSize(2);
    assertThat(settled.ledger().visible()).isNotNull();

    CallRows.Marks marks = new CallRows.Marks(Script.START, Script.START + 30_000, 123_456, -350);
    CallRows rows = new CallRows();
    byte[] before = rows.call(heard, marks);
    byte[] after = rows.call(settled, marks);
    assertThat(before.length).isLessThanOrEqualTo(430);
    assertThat(after.length).isLessThanOrEqualTo(560);
    assertThat(new RowDelta().between(before, after, after.length)).hasSizeLessThanOrEqualTo(330);

    CallState answered =
        ENGINE.step(heard, CallEvent.of("c1", Script.START + 24_300, ANSWER)).state();
    int unanswered = rows.turn(heard.pending().get(0)).length;
    assertThat(rows.turn(answered.pending().get(0)).length - unanswered).isBetween(1, 40);
  }
}
