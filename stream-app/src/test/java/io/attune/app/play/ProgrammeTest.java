package io.attune.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.play.Programme.Arrangement;
import io.attune.app.play.Programme.Moment;
import io.attune.call.CallEvent;
import io.attune.wire.json.BadLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgrammeTest {
  private static final Arrangement AS_RECORDED = new Arrangement(true, false);
  private static final Arrangement LEFT_OPEN = new Arrangement(false, true);

  @Test
  void recordingsStartTogetherTwoSecondsApart() throws Exception {
    Tape first = new Tape("first").started("a", 500).ended("a", 1_500);
    Tape second = new Tape("second").started("b", 86_400_000).ended("b", 86_403_000);

    Programme programme = programme(Arrangement.DEFAULT, first, second);

    assertThat(played(programme))
        .containsExactly(
            "0 CallStarted a", "1000 CallEnded a", "2000 CallStarted b", "5000 CallEnded b");
    assertThat(programme.lengthMs()).isEqualTo(5_000);
  }

  @Test
  void asRecordedTheirTimesStayRelativeToEachOther() throws Exception {
    Tape first = new Tape("first").started("a", 500).ended("a", 1_500);
    Tape second = new Tape("second").started("b", 700).ended("b", 3_700);

    assertThat(played(programme(AS_RECORDED, first, second)))
        .containsExactly(
            "0 CallStarted a", "200 CallStarted b", "1000 CallEnded a", "3200 CallEnded b");
  }

  @Test
  void callWhoseEndIsNotRecordedEndsWithItsRecording() throws Exception {
    Tape tape =
        new Tape("cut").started("a", 0).started("b", 10).ended("a", 900).said("b", 2_000, "s");

    Programme programme = programme(Arrangement.DEFAULT, tape);

    assertThat(played(programme)).endsWith("2000 SegmentHeard b", "2000 CallEnded b");
    assertThat(programme.endedCalls()).containsExactly("a", "b");
  }

  @Test
  void callLeftOpenIsNotAwaited() throws Exception {
    Tape tape = new Tape("cut").started("a", 0).started("b", 10).ended("a", 900);

    Programme programme = programme(LEFT_OPEN, tape);

    assertThat(played(programme)).hasSize(3);
    assertThat(programme.calls()).containsExactly("a", "b");
    assertThat(programme.endedCalls()).containsExactly("a");
  }

  @Test
  void heartbeatAtTheEndMakesTheSilenceBeforeItPartOfTheRecording() throws Exception {
    Tape tape = new Tape("silent").started("a", 0).said("a", 1_000, "s").heartbeat(61_000);

    Programme programme = programme(Arrangement.DEFAULT, tape);

    assertThat(programme.lengthMs()).isEqualTo(61_000);
    assertThat(played(programme)).endsWith("61000 CallEnded a");
  }

  @Test
  void linesOutOfOrderKeepTheirOrderAndTheirTimes() throws Exception {
    Tape tape =
        new Tape("mixed").started("a", 0).said("a", 900, "s1").said("a", 400, "s2").ended("a", 950);

    List<Moment> moments = moments(programme(Arrangement.DEFAULT, tape));

    assertThat(moments).extracting(Moment::dueMs).containsExactly(0L, 900L, 900L, 950L);
    assertThat(moments).extracting(Moment::atMs).containsExactly(0L, 900L, 400L, 950L);
  }

  @Test
  void badLineIsToldOnceAndTheRestIsPlayed() throws Exception {
    Tape tape = new Tape("bad").started("a", 0).line("{\"type\":").ended("a", 900);
    List<BadLine> bad = new ArrayList<>();

    Programme programme = Programme.of(List.of(tape.recording()), Arrangement.DEFAULT, bad::add);

    assertThat(played(programme)).hasSize(2);
    assertThat(bad).singleElement().extracting(BadLine::number).isEqualTo(2L);
  }

  @Test
  void recordingsThatShareACallAreRefusedUnlessPlayedAsRecorded() throws Exception {
    Tape first = new Tape("first").started("a", 0);
    Tape second = new Tape("second").ended("a", 900);

    assertThatThrownBy(() -> programme(Arrangement.DEFAULT, first, second))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "the call a is in both first and second: play them one after the other, or use"
                + " --as-recorded");
    assertThat(programme(AS_RECORDED, first, second).calls()).containsExactly("a");
  }

  @Test
  void nothingToPlayIsBadInput() {
    assertThatThrownBy(() -> programme(Arrangement.DEFAULT, new Tape("empty")))
        .isInstanceOf(Failure.class)
        .hasMessage("there is nothing to play in empty")
        .extracting(e -> ((Failure) e).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void oneLineWithAWrongDateDoesNotMakeAPlayThatNeverEnds() {
    Tape tape = new Tape("wrong").started("a", 0).ended("a", 400L * 86_400_000);

    assertThatThrownBy(() -> programme(Arrangement.DEFAULT, tape))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("spans 400 days, at most 366");
  }

  @Test
  void standardInputCannotBePlayed() {
    assertThatThrownBy(() -> Recording.named(List.of("-")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("save it to a file");
  }

  private static Programme programme(Arrangement arrangement, Tape... tapes) throws Exception {
    return Programme.of(
        List.of(tapes).stream().map(Tape::recording).toList(), arrangement, bad -> {});
  }

  private static List<String> played(Programme programme) throws Exception {
    return moments(programme).stream()
        .filter(moment -> ((CallEvent) moment.input()).callId() != null)
        .map(
            moment -> {
              CallEvent event = (CallEvent) moment.input();
              return moment.dueMs()
                  + " "
                  + event.body().getClass().getSimpleName()
                  + " "
                  + event.callId();
            })
        .toList();
  }

  private static List<Moment> moments(Programme programme) throws Exception {
    List<Moment> moments = new ArrayList<>();
    try (MergedParts parts = programme.open()) {
      while (parts.peek() != null) {
        moments.add(parts.peek());
        parts.advance();
      }
    }
    return moments;
  }
}
