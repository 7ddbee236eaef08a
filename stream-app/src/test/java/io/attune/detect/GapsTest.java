package io.attune.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.attune.call.CallContext;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final Gaps GAPS = new Gaps(Thresholds.Silence.DEFAULT);
  private static final Listener LISTENER = new Listener(Thresholds.DEFAULT);

  @Test
  void gapIsKeptIfItCouldBeASilence() {
    Conversation spoken = after(Said.agent(0, 2_000, "we have three of them"));
    assertThat(GAPS.after(Said.customer(5_999, 7_000, "good"), spoken)).isEmpty();
    assertThat(GAPS.after(Said.customer(6_000, 7_000, "good"), spoken))
        .containsExactly(new Gap(2_000, 6_000, false));
    assertThat(GAPS.after(Said.customer(60_000, 61_000, "good"), Conversation.EMPTY))
        .as("before the first word")
        .isEmpty();
  }

  @Test
  void gapAfterAQuestionOrAPriceWaitsForAnAnswer() {
    Turn answer = Said.customer(8_000, 9_000, "good");
    assertThat(GAPS.after(answer, after(Said.agent(0, 2_000, "how many do you need"))))
        .containsExactly(new Gap(2_000, 8_000, true));
    assertThat(GAPS.after(answer, after(Said.agent(0, 2_000, "it costs two hundred"))))
        .containsExactly(new Gap(2_000, 8_000, true));
    assertThat(GAPS.after(answer, after(Said.customer(0, 2_000, "it costs two hundred"))))
        .as("a price that the customer names")
        .containsExactly(new Gap(2_000, 8_000, false));
    assertThat(Conversation.EMPTY.recent().waitForAnswer()).isFalse();
  }

  @Test
  void wordsThatComeLateShrinkTheGapThatTheyFill() {
    Conversation quiet =
        after(
            Said.agent(0, 2_000, "how many do you need"),
            Said.customer(22_000, 23_000, "let me see"));
    assertThat(quiet.gaps()).containsExactly(new Gap(2_000, 22_000, true));

    assertThat(GAPS.after(Said.customer(10_000, 12_000, "well"), quiet))
        .containsExactly(new Gap(2_000, 10_000, true), new Gap(12_000, 22_000, false));
    assertThat(GAPS.after(Said.customer(3_000, 12_000, "well"), quiet))
        .containsExactly(new Gap(12_000, 22_000, false));
    assertThat(GAPS.after(Said.customer(1_000, 2_000, "well"), quiet))
        .as("spoken before it")
        .isEqualTo(quiet.gaps());
    assertThat(GAPS.after(Said.customer(22_000, 24_000, "well"), quiet))
        .as("spoken after it")
        .isEqualTo(quiet.gaps());
  }

  @Test
  void silenceIsCertainAMinuteLater() {
    Gap gap = new Gap(2_000, 12_000, false);
    List<Gap> open = new ArrayList<>();
    assertThat(GAPS.certain(List.of(gap), 71_999, Holds.NONE, open)).isEmpty();
    assertThat(open).containsExactly(gap);
    open.clear();
    assertThat(GAPS.certain(List.of(gap), 72_000, Holds.NONE, open)).hasSize(1);
    assertThat(open).isEmpty();
  }

  @Test
  void silenceIsLongEnoughForItsKindAndLevel() {
    assertThat(levels(4_999, false)).isEmpty();
    assertThat(levels(5_000, false)).containsExactly(tuple(Category.SILENCE_DEAD_AIR, 1));
    assertThat(levels(9_999, false)).containsExactly(tuple(Category.SILENCE_DEAD_AIR, 1));
    assertThat(levels(10_000, false)).containsExactly(tuple(Category.SILENCE_DEAD_AIR, 2));
    assertThat(levels(3_999, true)).isEmpty();
    assertThat(levels(4_000, true)).containsExactly(tuple(Category.SILENCE_UNANSWERED_QUESTION, 1));
    assertThat(levels(5_000, true))
        .containsExactly(
            tuple(Category.SILENCE_UNANSWERED_QUESTION, 1), tuple(Category.SILENCE_DEAD_AIR, 1));
    Episode silence = GAPS.silences(new Gap(1_000, 7_000, false), Holds.NONE).get(0);
    assertThat(silence.drivers().get(0).evidence().observed()).isEqualTo(6_000);
    assertThat(silence.isOpen()).isFalse();
  }

  private static List<Tuple> levels(long lengthMs, boolean afterQuestion) {
    return GAPS.silences(new Gap(1_000, 1_000 + lengthMs, afterQuestion), Holds.NONE).stream()
        .map(s -> tuple(s.category(), s.timesRaised()))
        .toList();
  }

  @Test
  void writingIsSlowerThanTalking() {
    Thresholds.Silence chat = Thresholds.Chat.DEFAULT.silence(Thresholds.Silence.DEFAULT);
    assertThat(chat.announcedWaitMs()).as("twice its dead air").isEqualTo(180_000);
    assertThat(chat.finalsOnlyMs()).isZero();
    assertThat(Thresholds.DEFAULT.silence(CallContext.UNKNOWN))
        .isSameAs(Thresholds.Silence.DEFAULT);
  }

  private static Conversation after(Turn... turns) {
    Conversation conversation = Conversation.EMPTY;
    for (Turn turn : turns) {
      conversation = LISTENER.hear(conversation, turn, Holds.NONE).after();
    }
    return conversation;
  }
}
