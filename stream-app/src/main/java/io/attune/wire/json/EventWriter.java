package io.attune.wire.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
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
import io.attune.call.CallEvent.Word;
import io.attune.call.CallInput;
import io.attune.call.Channel;
import io.attune.call.CueFeedback;
import io.attune.call.Direction;
import io.attune.call.Scope;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * Writes recorded events, one JSON object a line, fields always in the same order, defaults left
 * out: what {@link EventReader} makes of a line equals what was written. Not safe for threads.
 */
public final class EventWriter implements Closeable {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private final JsonGenerator out;

  /** Writes to a stream, which is closed with this. */
  public EventWriter(OutputStream stream) throws IOException {
    out = JSON.createGenerator(stream, JsonEncoding.UTF8);
    out.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  /** One event as UTF-8, without a newline. */
  public static byte[] bytes(CallInput input) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (EventWriter writer = new EventWriter(bytes)) {
      writer.object(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes one event and a newline.
   *
   * @param input a {@link CallEvent} or a {@link CueFeedback}: the passing of time and a lost
   *     signal are found, not recorded
   */
  public void write(CallInput input) throws IOException {
    object(input);
    out.writeRaw('\n');
  }

  private void object(CallInput input) throws IOException {
    if (input instanceof CallEvent event) {
      event(event);
    } else if (input instanceof CueFeedback feedback) {
      begin("feedback", feedback.callId(), feedback.at());
      out.writeStringField("cueId", feedback.cueId());
      out.writeStringField("action", EventReader.wireName(feedback.action()));
    } else {
      throw new IllegalArgumentException(input.getClass().getSimpleName() + " is not recorded");
    }
    out.writeEndObject();
  }

  private void event(CallEvent event) throws IOException {
    body(event);
    if (!event.tenant().isEmpty()) {
      out.writeStringField("tenant", event.tenant());
    }
    optional("producerId", event.producerId());
  }

  private void body(CallEvent event) throws IOException {
    Body body = event.body();
    if (body instanceof SegmentHeard segment) {
      begin("segment", event.callId(), event.at());
      segment(segment);
    } else if (body instanceof CallStarted started) {
      begin("started", event.callId(), event.at());
      optional("agentId", started.agentId());
      optional("queue", started.queue());
      optional("team", started.team());
      optional("language", started.language());
      context(started.context());
    } else if (body instanceof CallHeld) {
      begin("held", event.callId(), event.at());
    } else if (body instanceof CallResumed) {
      begin("resumed", event.callId(), event.at());
    } else if (body instanceof ParticipantChanged who) {
      begin("participant", event.callId(), event.at());
      out.writeStringField("speakerId", who.speakerId());
      out.writeStringField("role", EventReader.wireName(who.speaker()));
      optional("agentId", who.agentId());
    } else if (body instanceof CallEnded ended) {
      begin("ended", event.callId(), event.at());
      optional("reason", ended.reason());
    } else if (body instanceof CallErased erased) {
      begin("erased", event.callId(), event.at());
      optional("reason", erased.reason());
    } else if (body instanceof TurnRefined answer) {
      begin("refined", event.callId(), event.at());
      refined(answer);
    } else if (body instanceof Heartbeat beat) {
      begin("heartbeat", null, event.at());
      out.writeStringField("producerId", beat.producerId());
      if (beat.publishedUpTo() != event.at()) {
        out.writeNumberField("publishedUpTo", beat.publishedUpTo());
      }
    } else {
      order(event);
    }
  }

  /** What holds for the calls that start after it. */
  private void order(CallEvent event) throws IOException {
    Body body = event.body();
    if (body instanceof PlaybookActivated activated) {
      begin("activated", null, event.at());
      playbook(activated.playbookId(), activated.version());
      scope(activated.scope());
    } else if (body instanceof RuleSwitched switched) {
      begin("rule-switched", null, event.at());
      out.writeStringField("playbookId", switched.playbookId());
      out.writeStringField("ruleId", switched.ruleId());
      choice("agentLevel", switched.level(), null);
      out.writeBooleanField("muted", switched.muted());
      optional("reason", switched.reason());
    } else if (body instanceof ExperimentSet set) {
      begin("experiment", null, event.at());
      out.writeStringField("experimentId", set.experimentId());
      playbook(set.playbookId(), set.version());
      unlessZero("candidateShare", set.candidateShare());
      unlessZero("holdoutShare", set.holdoutShare());
      unlessZero("shadowShare", set.shadowShare());
      scope(set.scope());
    }
  }

  private void playbook(String id, int version) throws IOException {
    out.writeStringField("playbookId", id);
    out.writeNumberField("version", version);
  }

  private void refined(TurnRefined answer) throws IOException {
    out.writeStringField("segmentId", answer.segmentId());
    out.writeNumberField("revision", answer.revision());
    out.writeStringField("model", answer.model());
    unlessZero("sentiment", answer.sentiment());
    unlessZero("sentimentConfidence", answer.sentimentConfidence());
    unlessZero("pushback", answer.pushback());
    unlessZero("abuse", answer.abuse());
    texts("moves", answer.moves());
  }

  private void unlessZero(String field, double value) throws IOException {
    if (value != 0) {
      out.writeNumberField(field, value);
    }
  }

  private void scope(Scope scope) throws IOException {
    if (!scope.equals(Scope.ALL)) {
      out.writeObjectFieldStart("scope");
      optional("tenant", scope.tenant());
      optional("team", scope.team());
      optional("locale", scope.locale());
      out.writeEndObject();
    }
  }

  private void context(CallContext context) throws IOException {
    choice("channel", context.channel(), Channel.VOICE);
    choice("direction", context.direction(), Direction.UNKNOWN);
    optional("playbookId", context.playbookId());
    optional("customerTier", context.customerTier());
    texts("knownWorries", context.knownWorries());
    texts("earlierFailures", context.earlierFailures());
    choice("agentLevel", context.agentLevel(), null);
  }

  private void choice(String field, Enum<?> value, Enum<?> usual) throws IOException {
    if (value != usual) {
      out.writeStringField(field, EventReader.wireName(value));
    }
  }

  private void texts(String field, Collection<String> values) throws IOException {
    if (!values.isEmpty()) {
      out.writeArrayFieldStart(field);
      for (String value : values) {
        out.writeString(value);
      }
      out.writeEndArray();
    }
  }

  private void segment(SegmentHeard segment) throws IOException {
    out.writeStringField("segmentId", segment.segmentId());
    out.writeNumberField("revision", segment.revision());
    out.writeBooleanField("final", segment.isFinal());
    out.writeStringField("speaker", EventReader.wireName(segment.speaker()));
    if (!segment.speakerId().isEmpty()) {
      out.writeStringField("speakerId", segment.speakerId());
    }
    out.writeStringField("text", segment.text());
    out.writeNumberField("startMs", segment.startMs());
    out.writeNumberField("endMs", segment.endMs());
    confidence(segment.confidence());
    if (!segment.words().isEmpty()) {
      out.writeArrayFieldStart("words");
      for (Word word : segment.words()) {
        out.writeStartObject();
        out.writeStringField("text", word.text());
        out.writeNumberField("startMs", word.startMs());
        out.writeNumberField("endMs", word.endMs());
        confidence(word.confidence());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
  }

  private void begin(String type, String callId, long at) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", type);
    optional("callId", callId);
    out.writeNumberField("at", at);
  }

  private void optional(String field, String value) throws IOException {
    if (value != null) {
      out.writeStringField(field, value);
    }
  }

  private void confidence(double value) throws IOException {
    if (value != 1) {
      out.writeNumberField("confidence", value);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
