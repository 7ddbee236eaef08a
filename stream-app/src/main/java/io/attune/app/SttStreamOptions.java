package io.attune.app;

import io.attune.call.CallEvent.CallStarted;
import io.attune.call.InvalidEvent;
import io.attune.call.Speaker;
import io.attune.wire.stt.SttFormat;
import io.attune.wire.stt.SttOptions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What a recorded stream of a speech-to-text vendor does not say by itself. */
final class SttStreamOptions {
  @Option(
      names = "--call-id",
      paramLabel = "ID",
      description =
          "Of streams whose messages do not name the call: which it is (default: the file's name).")
  private String callId;

  @Option(
      names = "--agent-id",
      paramLabel = "ID",
      description = "Of streams: who serves the call, unless the vendor says.")
  private String agentId;

  @Option(
      names = "--channels",
      split = ",",
      paramLabel = "SPEAKER",
      description =
          "Of streams: who speaks on which channel, such as agent,customer; of a stream with one"
              + " channel, who that is.")
  private List<String> channels = List.of();

  @Option(
      names = "--speakers",
      split = ",",
      paramLabel = "LABEL=SPEAKER",
      description =
          "Of streams with several people on a channel: who is behind the vendor's labels, such as"
              + " A=agent,B=customer.")
  private Map<String, String> speakers = Map.of();

  /**
   * Everything that is known of the streams of a format.
   *
   * @param language BCP 47 tag of calls whose vendor does not say, null for none
   */
  SttOptions of(SttFormat format, String language) {
    if (format.needsSpeakers() && channels.isEmpty() && speakers.isEmpty()) {
      throw Failure.badInput(
          format.wireName()
              + " does not tell agents from customers: give --channels agent,customer in the order"
              + " of the channels, or --speakers LABEL=SPEAKER,…");
    }
    try {
      return SttOptions.NONE
          .forCall(callId)
          .knowing(new CallStarted(agentId, null, null, language))
          .withChannels(channels.stream().map(SttStreamOptions::speaker).toList())
          .withLabels(labels());
    } catch (InvalidEvent e) {
      throw Failure.badInput(e.getMessage());
    }
  }

  private Map<String, Speaker> labels() {
    Map<String, Speaker> labels = new HashMap<>();
    speakers.forEach((label, name) -> labels.put(label, speaker(name)));
    return labels;
  }

  private static Speaker speaker(String name) {
    return Arrays.stream(Speaker.values())
        .filter(speaker -> nameOf(speaker).equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.badInput(
                    "there is no speaker \"%s\", expected %s"
                        .formatted(
                            name,
                            Arrays.stream(Speaker.values())
                                .map(SttStreamOptions::nameOf)
                                .collect(Collectors.joining(", ")))));
  }

  private static String nameOf(Speaker speaker) {
    return speaker.name().toLowerCase(Locale.ROOT);
  }
}
