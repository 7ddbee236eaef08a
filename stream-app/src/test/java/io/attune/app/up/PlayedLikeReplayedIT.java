package io.attune.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.AppConfig;
import io.attune.app.Closing;
import io.attune.app.ExitCode;
import io.attune.app.LocalShelf;
import io.attune.app.Recordings;
import io.attune.app.RefinerProvider;
import io.attune.app.Samples;
import io.attune.app.Setting;
import io.attune.app.play.CueWatch;
import io.attune.app.play.Play;
import io.attune.app.play.Programme;
import io.attune.app.play.Programme.Arrangement;
import io.attune.app.play.Recording;
import io.attune.app.play.Report;
import io.attune.app.play.Screen;
import io.attune.app.play.SteadyClock;
import io.attune.call.CallInput;
import io.attune.coach.CueState;
import io.attune.engine.CallBook;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.RefinementWanted;
import io.attune.engine.Shelf;
import io.attune.language.MadeUpRefiner;
import io.attune.language.TextRefiner;
import io.attune.wire.json.MergedEvents;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's promise of replay: the engine alone finds the cues that were given live. */
@Tag("alone")
class PlayedLikeReplayedIT {
  /** At this speed 2.5 s of a call are 200 ms: an encoder that answers within those is in time. */
  private static final double WITH_AN_ENCODER = 12;

  private static final double WITHOUT = 24;

  private final Screen nowhere = new Screen(new PrintWriter(Writer.nullWriter()), false);
  private final AtomicReference<Set<String>> played = new AtomicReference<>();
  private final AtomicReference<Report> report = new AtomicReference<>();

  @Test
  void withAnEncoderTheyAreThoseOfTheEngineThatIsAnsweredAtOnce(@TempDir Path temp)
      throws Exception {
    Shelf shelf = LocalShelf.byLanguage();
    Optional<TextRefiner> encoder = Optional.of(new MadeUpRefiner());

    int exitCode = Closing.run(closing -> play(closing, temp, shelf, encoder));

    assertThat(exitCode).as("%s", report.get()).isEqualTo(ExitCode.OK);
    assertThat(played.get())
        .containsExactlyInAnyOrderElementsOf(alone(shelf, encoder))
        .isNotEqualTo(alone(shelf, Optional.empty()));
  }

  @Test
  void samplesThroughKafkaGiveTheCueIdsOfTheEngineAlone(@TempDir Path temp) throws Exception {
    Shelf shelf = LocalShelf.byLanguage();

    int exitCode = Closing.run(closing -> play(closing, temp, shelf, Optional.empty()));

    assertThat(exitCode).as("%s", report.get()).isEqualTo(ExitCode.OK);
    assertThat(played.get()).containsExactlyInAnyOrderElementsOf(alone(shelf, Optional.empty()));
    assertThat(report.get().duplicates()).isZero();
  }

  private int play(Closing closing, Path temp, Shelf shelf, Optional<TextRefiner> encoder)
      throws Exception {
    LocalAttune.Setup setup =
        new LocalAttune.Setup(
            temp, temp, this::settings, shelf, encoder.map(PlayedLikeReplayedIT::provider));
    LocalAttune attune = LocalAttune.start(closing, setup, nowhere);
    SteadyClock clock = new SteadyClock();
    CueWatch watch = closing.open("watch", () -> CueWatch.connect(attune.cluster(), clock));
    watch.start();
    Programme programme =
        Programme.of(Recording.named(List.of(Samples.WORD)), Arrangement.DEFAULT, bad -> {});
    Play play =
        closing.open(
            "player",
            () ->
                Play.start(
                    attune.cluster(),
                    watch,
                    programme,
                    new Play.Manner(encoder.isPresent() ? WITH_AN_ENCODER : WITHOUT, ""),
                    clock));
    boolean complete = play.await(nowhere, Duration.ofSeconds(60), attune::check);
    played.set(play.cueIds());
    report.set(play.report());
    return complete ? ExitCode.OK : ExitCode.FAILURE;
  }

  private AppConfig settings(Map<Setting, String> given) {
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    all.putAll(given);
    all.put(Setting.HTTP_PORT, "0");
    return AppConfig.read(Optional.empty(), all);
  }

  private static RefinerProvider provider(TextRefiner encoder) {
    return new RefinerProvider() {
      @Override
      public Optional<String> missing() {
        return Optional.empty();
      }

      @Override
      public TextRefiner open() {
        return encoder;
      }
    };
  }

  private static Set<String> alone(Shelf shelf, Optional<TextRefiner> encoder) throws Exception {
    Set<String> raised = new TreeSet<>();
    Deque<CallInput> answers = new ArrayDeque<>();
    CallBook book =
        new CallBook(
            shelf,
            (callId, effect) -> {
              if (effect instanceof CueChanged changed
                  && changed.cue().state() == CueState.RAISED) {
                raised.add(changed.cue().cueId());
              } else if (effect instanceof RefinementWanted wanted) {
                encoder
                    .filter(model -> model.reads(wanted.locale()))
                    .ifPresent(model -> answers.add(wanted.ask(model)));
              }
            });
    try (MergedEvents events = Recordings.open(List.of(Samples.WORD), bad -> {})) {
      while (events.hasNext()) {
        book.hear(events.next());
        while (!answers.isEmpty()) {
          book.hear(answers.poll());
        }
      }
    }
    book.finish();
    return raised;
  }
}
