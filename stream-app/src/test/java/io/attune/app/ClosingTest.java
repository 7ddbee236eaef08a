package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a signal does is seen with a real process, in UpStopsIT. */
class ClosingTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void newestIsClosedFirstAndWhatIsDoneAtLastComesLast() throws Exception {
    int exitCode =
        Closing.run(
            closing -> {
              open(closing, "broker");
              open(closing, "streams");
              return 7;
            },
            () -> closed.add("last"));

    assertThat(exitCode).isEqualTo(7);
    assertThat(closed).containsExactly("streams", "broker", "last");
  }

  @Test
  void failureOfTheCommandClosesWhatWasOpenAndIsTold() {
    assertThatThrownBy(
            () ->
                Closing.run(
                    closing -> {
                      open(closing, "broker");
                      throw new IllegalStateException("on purpose");
                    },
                    () -> closed.add("last")))
        .hasMessage("on purpose");

    assertThat(closed).containsExactly("broker", "last");
  }

  @Test
  void failureOfOneToCloseDoesNotKeepTheOthersOpen() throws Exception {
    Closing.run(
        closing -> {
          open(closing, "broker");
          closing.open(
              "streams",
              () ->
                  () -> {
                    throw new IllegalStateException("on purpose");
                  });
          return 0;
        },
        () -> closed.add("last"));

    assertThat(closed).containsExactly("broker", "last");
  }

  @Test
  void whatDoesNotOpenIsNotClosed() {
    assertThatThrownBy(
            () ->
                Closing.run(
                    closing -> {
                      closing.open(
                          "broker",
                          () -> {
                            throw new IllegalStateException("on purpose");
                          });
                      return 0;
                    }))
        .hasMessage("on purpose");

    assertThat(closed).isEmpty();
  }

  @Test
  void nothingOpensAfterTheEnd() throws Exception {
    List<Closing> kept = new ArrayList<>();
    Closing.run(
        closing -> {
          kept.add(closing);
          return 0;
        });

    assertThatThrownBy(() -> open(kept.get(0), "late")).hasMessage("stopped");

    assertThat(closed).isEmpty();
  }

  private void open(Closing closing, String name) throws Exception {
    closing.open(name, () -> () -> closed.add(name));
  }
}
