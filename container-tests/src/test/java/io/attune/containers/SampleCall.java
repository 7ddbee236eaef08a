package io.attune.containers;

import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.wire.json.RecordedEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A call that comes with Attune, as often as it is wanted, each time as another that ends now. */
final class SampleCall {
  private static final String FILE = "/samples/01-price-pushed-then-heard.jsonl.gz";

  private final List<CallEvent> recorded = new ArrayList<>();

  SampleCall() {
    try (InputStream in = SampleCall.class.getResourceAsStream(FILE);
        RecordedEvents events =
            RecordedEvents.of(
                FILE,
                in,
                bad -> {
                  throw new IllegalStateException(bad.toString());
                })) {
      while (events.hasNext()) {
        CallInput input = events.next();
        if (input instanceof CallEvent event && event.callId() != null) {
          recorded.add(event);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param endsAt epoch ms
   */
  List<CallEvent> as(String callId, long endsAt) {
    long later = endsAt - recorded.get(recorded.size() - 1).at();
    return recorded.stream()
        .map(e -> new CallEvent(callId, e.tenant(), e.at() + later, null, e.body()))
        .toList();
  }
}
