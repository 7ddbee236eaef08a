package io.attune.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.call.CallInput;
import io.attune.call.Channel;
import io.attune.call.CueFeedback;
import io.attune.call.Direction;
import io.attune.call.InvalidEvent;
import io.attune.call.Speaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads one recorded event: a line of a recording, or a message to {@code /ingest}. Safe for
 * threads.
 */
public final class EventReader {
  /**
   * Nothing that we read is deeper than words in a segment; unknown fields may be, within reason.
   */
  private static final int DEPTH = 32;

  private static final String KINDS =
      "started, segment, held, resumed, participant, ended, erased, refined, heartbeat, activated,"
          + " rule-switched, experiment";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
          .build();

  /**
   * Reads one event.
   *
   * @return a {@link CallEvent} or a {@link CueFeedback}
   * @throws InvalidEvent if it is none; the message says what is wrong and what would be right,
   *     without quoting speech
   */
  public CallInput read(byte[] bytes, int offset, int length) {
    return read(bytes, offset, length, null, null);
  }

  /**
   * Reads one event of a call that is known, and that happens now.
   *
   * @param callId what it is about if it does not say
   * @param at record time if it does not say, epoch ms
   * @throws InvalidEvent as {@link #read(byte[], int, int)}
   */
  public CallInput readOf(String callId, long at, byte[] bytes, int offset, int length) {
    return read(bytes, offset, length, callId, at);
  }

  private static CallInput read(byte[] bytes, int offset, int length, String callId, Long at) {
    try (JsonParser in = JSON.createParser(bytes, offset, length)) {
      RecordFields fields = RecordFields.read(in);
      fields.callId = fields.callId == null ? callId : fields.callId;
      fields.at = fields.at == null ? at : fields.at;
      if (in.nextToken() != null) {
        throw new InvalidEvent(
            "there is more on the line after its object, expected one object a line");
      }
      return input(fields);
    } catch (JsonEOFException e) {
      throw new InvalidEvent(
          "the JSON object ends too early, at column " + column(e) + ": is the line cut off?");
    } catch (StreamConstraintsException e) {
      throw new InvalidEvent(
          "the JSON is nested deeper than "
              + DEPTH
              + " levels, or holds a number with over a thousand digits");
    } catch (JsonProcessingException e) {
      // Jackson's own message would quote what stands there.
      throw new InvalidEvent(
          "no valid JSON at column "
              + column(e)
              + ", expected one object a line, in UTF-8, names and strings in double quotes");
    } catch (IOException e) {
      // Reading from memory cannot fail otherwise: the bytes pretend to be another encoding.
      throw new InvalidEvent("no JSON in UTF-8, expected one object a line");
    }
  }

  /** Reads one event from text. */
  public CallInput read(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return read(bytes, 0, bytes.length);
  }

  private static int column(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
  }

  private static CallInput input(RecordFields fields) {
    String type = needed("type", fields.type, "one of " + KINDS + ", feedback");
    long at = needed("at", fields.at, "epoch milliseconds of when it was published");
    return switch (type) {
      case "started" ->
          event(
              fields,
              at,
              new CallStarted(
                  fields.agentId, fields.queue, fields.team, fields.language, context(fields)));
      case "segment" -> event(fields, at, segment(fields));
      case "held" -> event(fields, at, new CallHeld());
      case "resumed" -> event(fields, at, new CallResumed());
      case "participant" ->
          event(
              fields,
              at,
              new ParticipantChanged(
                  fields.speakerId, choice("role", fields.role, Speaker.class), fields.agentId));
      case "ended" -> event(fields, at, new CallEnded(fields.reason));
      case "erased" -> event(fields, at, new CallErased(fields.reason));
      case "refined" -> event(fields, at, refined(fields));
      case "heartbeat" ->
          new CallEvent(
              null,
              fields.tenant,
              at,
              null,
              new Heartbeat(
                  fields.producerId, fields.publishedUpTo == null ? at : fields.publishedUpTo));
      case "activated" ->
          order(
              fields, at, new PlaybookActivated(fields.playbookId, version(fields), fields.scope));
      case "rule-switched" ->
          order(
              fields,
              at,
              new RuleSwitched(
                  fields.playbookId,
                  fields.ruleId,
                  level(fields),
                  fields.muted == null || fields.muted,
                  fields.reason));
      case "experiment" ->
          order(
              fields,
              at,
              new ExperimentSet(
                  fields.experimentId,
                  fields.playbookId,
                  version(fields),
                  orZero(fields.candidateShare),
                  orZero(fields.holdoutShare),
                  orZero(fields.shadowShare),
                  fields.scope));
      case "feedback" ->
          new CueFeedback(
              fields.callId,
              at,
              fields.cueId,
              choice("action", fields.action, CueFeedback.Action.class));
      default ->
          throw new InvalidEvent(
              "type is " + described(type) + ", expected " + KINDS + " or feedback");
    };
  }

  private static CallEvent event(RecordFields fields, long at, Body body) {
    return new CallEvent(fields.callId, fields.tenant, at, fields.producerId, body);
  }

  /** For a whole partition. */
  private static CallEvent order(RecordFields fields, long at, Body body) {
    return new CallEvent(null, fields.tenant, at, fields.producerId, body);
  }

  private static int version(RecordFields fields) {
    return count("version", needed("version", fields.version, "the playbook's version"));
  }

  private static double orZero(Double number) {
    return number == null ? 0 : number;
  }

  private static CallContext context(RecordFields fields) {
    return new CallContext(
        fields.channel == null ? Channel.VOICE : choice("channel", fields.channel, Channel.class),
        fields.direction == null
            ? Direction.UNKNOWN
            : choice("direction", fields.direction, Direction.class),
        fields.playbookId,
        fields.customerTier,
        fields.knownWorries,
        fields.earlierFailures,
        level(fields));
  }

  private static AgentLevel level(RecordFields fields) {
    String name = fields.agentLevel;
    return name == null ? null : choice("agentLevel", name, AgentLevel.class);
  }

  private static SegmentHeard segment(RecordFields fields) {
    return new SegmentHeard(
        fields.segmentId,
        revision(fields),
        fields.isFinal == null || fields.isFinal,
        choice("speaker", fields.speaker, Speaker.class),
        fields.speakerId,
        fields.text,
        needed("startMs", fields.startMs, "ms from call start to the first sound"),
        needed("endMs", fields.endMs, "ms from call start to the last sound"),
        fields.confidence == null ? 1 : fields.confidence,
        fields.words);
  }

  private static TurnRefined refined(RecordFields fields) {
    return new TurnRefined(
        fields.segmentId,
        revision(fields),
        fields.model,
        orZero(fields.sentiment),
        orZero(fields.sentimentConfidence),
        orZero(fields.pushback),
        orZero(fields.abuse),
        Set.copyOf(fields.moves));
  }

  private static int revision(RecordFields fields) {
    return fields.revision == null ? 0 : count("revision", fields.revision);
  }

  private static <T> T needed(String field, T value, String whatItIs) {
    if (value == null) {
      throw new InvalidEvent(field + " is missing: give \"" + field + "\", " + whatItIs);
    }
    return value;
  }

  private static int count(String field, long value) {
    if (value != (int) value) {
      throw new InvalidEvent(field + " is " + value + ", expected at most " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  private static <E extends Enum<E>> E choice(String field, String name, Class<E> of) {
    String choices =
        Arrays.stream(of.getEnumConstants())
            .map(EventReader::wireName)
            .collect(Collectors.joining(", "));
    needed(field, name, "one of " + choices);
    return Arrays.stream(of.getEnumConstants())
        .filter(value -> wireName(value).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidEvent(
                    field + " is " + described(name) + ", expected one of " + choices));
  }

  /** An enum's name in JSON: lower case with hyphens. */
  static String wireName(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Never the text itself: who was taken for a speaker may be a caller's name. */
  private static String described(String value) {
    return "a text of " + value.length() + " characters";
  }
}
