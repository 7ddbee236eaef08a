package io.attune.app;

import io.attune.wire.json.BadLine;
import io.attune.wire.json.RecordedEvents;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * The recorded calls that come with the product, a quarter of a minute apart, with partials and
 * word times. They are made by {@code import} from the scripts in {@code src/main/samples}, whose
 * README tells what each one shows.
 */
public final class Samples {
  /** The word that stands for all of them where a command expects recordings. */
  public static final String WORD = "samples";

  private static final List<Sample> ALL =
      List.of(
          new Sample("01-price-pushed-then-heard"),
          new Sample("02-quiet-after-the-price"),
          new Sample("03-trustees-and-timing"),
          new Sample("04-three-voices"),
          new Sample("05-contract-deadlock"),
          new Sample("06-delivery-moved"),
          new Sample("07-boiler-third-call"),
          new Sample("08-billing-lost"),
          new Sample("09-hold-and-dead-air"),
          new Sample("10-let-me-think-about-it"),
          new Sample("11-next-step-agreed"),
          new Sample("12-alarm-and-upsell"),
          new Sample("de-01-preis-gehoert"),
          new Sample("de-02-heizung-dritter-anruf"),
          new Sample("de-03-stille-und-warteschleife"));

  private Samples() {}

  /** All samples, the English ones first, by number. */
  public static List<Sample> all() {
    return ALL;
  }

  /**
   * One recorded call.
   *
   * @param name its file's name without the ending, which is also its call id
   */
  public record Sample(String name) {
    /** The recording, compressed. */
    public InputStream open() {
      return Samples.class.getResourceAsStream("/samples/" + name + ".jsonl.gz");
    }

    /** The recording's events. */
    public RecordedEvents events(Consumer<BadLine> onBad) throws IOException {
      return RecordedEvents.of(name, open(), onBad);
    }
  }
}
