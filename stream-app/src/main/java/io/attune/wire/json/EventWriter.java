package io.attune.wire.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

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
    } else if (body instanceof Heartbeat beat) {
      begin("heartbeat", null, event.at());
      out.writeStringField("producerId", beat.producerId());
      if (beat.publishedUpTo() != event.at()) {
        out.writeNumberField("publishedUpTo", beat.publishedUpTo());
      }
    } else if (body instanceof PlaybookActivated activated) {
      begin("activated", null, event.at());
      out.writeStringField("playbookId", activated.playbookId());
      out.writeNumberField("version", activated.version());
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
