package io.attune.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.attune.gateway.live.Alert.Reason;
import io.attune.gateway.live.LiveCall.Placed;
import io.attune.gateway.live.LiveCall.Point;
import io.attune.wire.News;
import io.attune.wire.NewsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What clients are told of calls, as JSON objects in UTF-8. Safe for threads. */
final class CallJson {
  /** Of a call whose arc has to be told from the beginning. */
  static final Told NOTHING = new Told(-1, 0);

  private static final JsonFactory JSON = new JsonFactory();

  private final NewsReader reader;
  private final boolean transcripts;

  /**
   * How much of a call's arc a client has.
   *
   * @param generation of the arc
   * @param points how many
   */
  record Told(int generation, int points) {}

  /**
   * @param transcripts whether clients may see what was said
   */
  CallJson(NewsReader reader, boolean transcripts) {
    this.reader = reader;
    this.transcripts = transcripts;
  }

  boolean transcripts() {
    return transcripts;
  }

  static Told told(LiveCall call) {
    return new Told(call.arcGeneration(), call.arc().size());
  }

  /**
   * The present state of a call.
   *
   * @param before what the client has of its arc, null for nothing
   */
  byte[] of(LiveCall call, Told before) {
    boolean goesOn = before != null && before.generation() == call.arcGeneration();
    int from = goesOn ? before.points() : 0;
    return object(
        out -> {
          out.writeStringField("type", "call");
          out.writeFieldName("view");
          out.writeRawValue(new String(call.view().json().bytes(), UTF_8));
          out.writeFieldName("alert");
          write(out, call.alerts().now());
          if (goesOn) {
            out.writeNumberField("arcFrom", from);
          }
          out.writeArrayFieldStart("arc");
          for (Point point : call.arc().subList(from, call.arc().size())) {
            write(out, point);
          }
          out.writeEndArray();
        });
  }

  private static void write(JsonGenerator out, Alert alert) throws IOException {
    out.writeStartObject();
    out.writeStringField("level", alert.level().name().toLowerCase(Locale.ROOT));
    out.writeNumberField("score", rounded(alert.score()));
    out.writeArrayFieldStart("reasons");
    for (Reason reason : alert.reasons()) {
      out.writeStartObject();
      out.writeStringField("kind", reason.kind());
      out.writeStringField("category", reason.category());
      out.writeStringField("text", reason.text());
      out.writeEndObject();
    }
    out.writeEndArray();
    if (alert.since() != 0) {
      out.writeNumberField("since", alert.since());
    }
    if (alert.acknowledged() != null) {
      out.writeObjectFieldStart("acknowledged");
      if (alert.acknowledged().by() != null) {
        out.writeStringField("by", alert.acknowledged().by());
      }
      out.writeNumberField("at", alert.acknowledged().at());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Point point) throws IOException {
    out.writeStartArray();
    out.writeNumber(point.endMs());
    if (point.sentiment() == null) {
      out.writeNull();
    } else {
      out.writeNumber(rounded(point.sentiment()));
    }
    out.writeNumber(rounded(point.tension()));
    out.writeEndArray();
  }

  private static double rounded(double number) {
    return Math.round(number * 1_000) / 1_000.0;
  }

  /**
   * A cue, with {@code validForMs} behind its fields: how long it may be shown from now on, which
   * is true whatever the client's clock says; and {@code traceparent}, if it belongs to a trace.
   */
  byte[] of(PlacedCue placed, long now) {
    byte[] cue = placed.cue().json().bytes();
    boolean ends = !placed.cue().closed() && placed.until() != Long.MAX_VALUE;
    String trace = placed.cue().traceparent();
    if (!ends && trace == null) {
      return cue;
    }
    String fields =
        (ends ? ",\"validForMs\":" + Math.max(0, placed.until() - now) : "")
            + (trace == null ? "" : ",\"traceparent\":\"" + trace + "\"");
    byte[] more = (fields + "}").getBytes(UTF_8);
    byte[] all = Arrays.copyOf(cue, cue.length - 1 + more.length);
    System.arraycopy(more, 0, all, cue.length - 1, more.length);
    return all;
  }

  byte[] of(News.Turn turn) {
    return reader.json(turn, transcripts);
  }

  byte[] gone(String callId) {
    return object(out -> out.writeStringField("callId", callId));
  }

  /** The calls that are live, of those that are of interest. */
  byte[] present(Collection<String> callIds) {
    return object(
        out -> {
          out.writeArrayFieldStart("callIds");
          for (String callId : callIds) {
            out.writeString(callId);
          }
          out.writeEndArray();
        });
  }

  /**
   * What is still known of what was said on a live call.
   *
   * @param complete whether that is all of it
   */
  byte[] transcript(List<Placed<News.Turn>> turns, boolean complete) {
    return object(
        out -> {
          out.writeBooleanField("complete", complete);
          raw(out, "turns", turns.stream().map(turn -> of(turn.what())).toList());
        });
  }

  /** Calls that are over, newest first. */
  byte[] finished(List<News.Finished> calls) {
    return object(
        out -> raw(out, "calls", calls.stream().map(call -> call.json().bytes()).toList()));
  }

  /** The first thing on every connection. */
  byte[] hello(long now, boolean resumed) {
    return object(
        out -> {
          out.writeNumberField("at", now);
          out.writeBooleanField("resumed", resumed);
        });
  }

  private static void raw(JsonGenerator out, String name, List<byte[]> objects) throws IOException {
    out.writeArrayFieldStart(name);
    for (byte[] object : objects) {
      out.writeRawValue(new String(object, UTF_8));
    }
    out.writeEndArray();
  }

  @FunctionalInterface
  private interface Fields {
    void write(JsonGenerator out) throws IOException;
  }

  private static byte[] object(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: writing goes to memory", e);
    }
    return bytes.toByteArray();
  }
}
