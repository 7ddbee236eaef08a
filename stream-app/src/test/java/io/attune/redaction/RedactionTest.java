package io.attune.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.call.CallInput;
import io.attune.call.Channel;
import io.attune.call.Direction;
import io.attune.call.Limits;
import io.attune.call.Speaker;
import io.attune.call.TimePassed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static final String CARD = "my card is 4111 1111 1111 1111 thanks";

  @Test
  void aNumberInWordsWithTimesBecomesOneWordThatLastsAsLong() {
    SegmentHeard said =
        segment(
            "pin is four eight two one okay", "pin", "is", "four", "eight", "two", "one", "okay");

    SegmentHeard redacted = redacted(said);

    assertThat(redacted.text()).isEqualTo("pin is [code] okay");
    assertThat(redacted.words())
        .extracting(Word::text)
        .containsExactly("pin", "is", "[code]", "okay");
    assertThat(redacted.words().get(2)).isEqualTo(new Word("[code]", 200, 590, 0.5));
    assertThat(redacted.words().get(3)).isEqualTo(said.words().get(6));
    assertThat(redacted.startMs()).isEqualTo(said.startMs());
    assertThat(redacted.endMs()).isEqualTo(said.endMs());
  }

  @Test
  void wordsThatTellWhatTheTextHidesAreLeftOut() {
    SegmentHeard said = segment("jo@example.org", "j", "o", "at", "example", "dotorg");

    SegmentHeard redacted = redacted(said);

    assertThat(redacted.text()).isEqualTo("[email]");
    assertThat(redacted.words()).isEmpty();
  }

  @Test
  void wordsThatWereFormattedDifferentlyAreRedactedAsWell() {
    SegmentHeard redacted =
        redacted(
            segment("it is 4821 my pin", "it", "is", "four", "eight", "two", "one", "my", "pin"));

    assertThat(redacted.text()).isEqualTo("it is [code] my pin");
    assertThat(redacted.words())
        .extracting(Word::text)
        .containsExactly("it", "is", "[code]", "my", "pin");
  }

  @Test
  void partialsAreRedactedLikeFinals() {
    SegmentHeard said =
        new SegmentHeard("s1", 3, false, Speaker.CUSTOMER, "", CARD, 0, 900, 1, List.of());

    assertThat(redacted(said).text()).isEqualTo("my card is [card] thanks");
  }

  @Test
  void aCardReadOutInFourTurnsGoesGroupByGroup() {
    for (String group :
        List.of("four one one one", "1111", "yes 1111", "double one double one um")) {
      assertThat(Redaction.ALL.text(group)).contains("[number]").doesNotContain("one", "1");
    }
  }

  @Test
  void anEventWithoutPersonalDataIsTheSameObject() {
    CallEvent event =
        CallEvent.of("c1", 1, segment("that is 20 euros", "that", "is", "20", "euros"));

    assertThat(Redaction.ALL.of(event)).isSameAs(event);
    assertThat(Redaction.NONE.of(CallEvent.of("c1", 1, segment(CARD))).body())
        .isEqualTo(segment(CARD));
  }

  @Test
  void whatHasNothingToTakeOutStaysAsItIs() {
    CallEvent ended = CallEvent.of("c1", 1, new CallEnded(null));
    assertThat(Redaction.ALL.of(ended)).isSameAs(ended);
    CallEvent hungUp = CallEvent.of("c1", 1, new CallEnded("hangup"));
    assertThat(Redaction.ALL.of(hungUp)).isSameAs(hungUp);
    CallEvent started = CallEvent.of("c1", 1, new CallStarted("a", "q", "t", "en"));
    assertThat(Redaction.ALL.of(started)).isSameAs(started);
    CallInput time = new TimePassed(1);
    assertThat(Redaction.ALL.of(time)).isSameAs(time);
    assertThat(Redaction.ALL.of((CallInput) hungUp)).isSameAs(hungUp);
  }

  @Test
  void onlyTheKindsThatWereAskedForGo() {
    Redaction cards = Redaction.named("card, code");

    assertThat(cards.text(CARD)).isEqualTo("my card is [card] thanks");
    assertThat(cards.text("write to jo@example.org")).isEqualTo("write to jo@example.org");
    assertThat(Redaction.only(EnumSet.of(PersonalData.EMAIL)).text(CARD)).isEqualTo(CARD);
    assertThat(Redaction.named("on")).isSameAs(Redaction.ALL);
    assertThat(Redaction.named("off")).isSameAs(Redaction.NONE);
    assertThatThrownBy(() -> Redaction.named("cards"))
        .hasMessageContaining("card, account, national-id, email, phone, birth-date, code, number");
  }

  @Test
  void whatAProducerSaysOfACallInItsOwnWordsIsRedactedToo() {
    CallContext known =
        new CallContext(
            Channel.VOICE,
            Direction.INBOUND,
            null,
            null,
            List.of("price"),
            List.of("no call back on 07700 900123"),
            null);
    CallEvent started = CallEvent.of("c1", 1, new CallStarted("a", "q", "t", "en", known));
    CallEvent ended = CallEvent.of("c1", 1, new CallEnded("sent to jo@example.org"));

    assertThat(((CallStarted) Redaction.ALL.of(started).body()).context().earlierFailures())
        .containsExactly("no call back on [phone]");
    assertThat(Redaction.ALL.of(ended).body()).isEqualTo(new CallEnded("sent to [email]"));
  }

  @Test
  void aPlaceholderIsNobodysWordAndStandsAlone() {
    assertThat(Redaction.ALL.text("card:4111111111111111,ok")).isEqualTo("card: [card],ok");
    assertThat(Redaction.ALL.text("(415) 555-0132.")).isEqualTo("[phone].");
  }

  /** Placeholders can be longer than what was there. */
  @Test
  void aTextNeverGetsLongerThanATextMayBe() {
    String text = "cvc 123 ".repeat(Limits.TEXT_CHARS / 8);

    SegmentHeard redacted = redacted(segment(text));

    assertThat(redacted.text()).hasSizeLessThanOrEqualTo(Limits.TEXT_CHARS).doesNotContain("123");
  }

  private static SegmentHeard redacted(SegmentHeard said) {
    return (SegmentHeard) Redaction.ALL.of(CallEvent.of("c1", 1, said)).body();
  }

  /** Each word lasts 90 ms of its 100; the fourth was hard to hear. */
  private static SegmentHeard segment(String text, String... words) {
    List<Word> timed = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      timed.add(new Word(words[i], 100 * i, 100 * i + 90, i == 3 ? 0.5 : 1));
    }
    return new SegmentHeard("s1", 0, true, Speaker.CUSTOMER, "", text, 0, 2_000, 1, timed);
  }
}
