package io.attune.gateway.ingest;

import io.attune.call.CallEvent.CallStarted;
import io.attune.call.InvalidEvent;
import io.attune.call.Speaker;
import io.attune.gateway.access.Refused;
import io.attune.wire.stt.SttFormat;
import io.attune.wire.stt.SttOptions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a request says of a stream in its address.
 *
 * @param format of its messages
 * @param callId null if every message names its call
 * @param options for a stream that is new
 * @param name tells streams of one call apart
 */
record SttRequest(SttFormat format, String callId, SttOptions options, String name) {

  /**
   * Reads it.
   *
   * @param callId null if the path has none
   * @param query gives a parameter, null if it is absent
   * @throws Refused saying what is missing
   */
  static SttRequest of(String format, String callId, Function<String, String> query) {
    SttFormat known =
        SttFormat.named(format)
            .orElseThrow(
                () -> new Refused(404, "no such format, expected one of " + SttFormat.names()));
    if (callId == null && !known.namesCall()) {
      throw new Refused(
          400,
          "these messages do not name their call: send them to /ingest/calls/{callId}/stt/"
              + known.wireName());
    }
    List<Speaker> channels =
        list(query.apply("channels")).stream().map(SttRequest::speaker).toList();
    Map<String, Speaker> labels = labels(query.apply("speakers"));
    if (known.needsSpeakers() && channels.isEmpty() && labels.isEmpty()) {
      throw new Refused(
          400,
          "this recogniser does not tell agents from customers: add ?channels=agent,customer in the"
              + " order of its channels, or ?speakers=LABEL:agent,LABEL:customer");
    }
    try {
      CallStarted facts =
          new CallStarted(
              query.apply("agentId"),
              query.apply("queue"),
              query.apply("team"),
              query.apply("language"));
      SttOptions options = SttOptions.NONE.knowing(facts).withChannels(channels).withLabels(labels);
      return new SttRequest(
          known, callId, options, channels.toString() + new java.util.TreeMap<>(labels));
    } catch (InvalidEvent e) {
      throw new Refused(400, e.getMessage());
    }
  }

  private static List<String> list(String commas) {
    return commas == null || commas.isBlank() ? List.of() : List.of(commas.split(",", 64));
  }

  private static Map<String, Speaker> labels(String commas) {
    Map<String, Speaker> labels = new HashMap<>();
    for (String pair : list(commas)) {
      int colon = pair.lastIndexOf(':');
      if (colon < 1) {
        throw new Refused(400, "speakers has pairs such as 0:agent,1:customer");
      }
      labels.put(pair.substring(0, colon), speaker(pair.substring(colon + 1)));
    }
    return labels;
  }

  private static Speaker speaker(String name) {
    return Arrays.stream(Speaker.values())
        .filter(speaker -> wireName(speaker).equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    400,
                    "who speaks is one of "
                        + Arrays.stream(Speaker.values())
                            .map(SttRequest::wireName)
                            .collect(Collectors.joining(", "))));
  }

  private static String wireName(Speaker speaker) {
    return speaker.name().toLowerCase(Locale.ROOT);
  }
}
