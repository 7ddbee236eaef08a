package io.attune.wire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.attune.call.CallContext;
import io.attune.call.CallEvent.Word;
import io.attune.call.InvalidEvent;
import io.attune.call.Limits;
import io.attune.call.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The known fields of one recorded line as they stand there; what is absent, or null, stays null.
 * Unknown fields are skipped.
 */
final class RecordFields {
  String type;
  String callId;
  Long at;
  String tenant;
  String producerId;

  String agentId;
  String queue;
  String team;
  String language;

  String segmentId;
  Long revision;
  Boolean isFinal;
  String speaker;
  String speakerId;
  String text;
  Long startMs;
  Long endMs;
  Double confidence;
  List<Word> words = List.of();

  String role;
  String reason;
  Long publishedUpTo;
  String cueId;
  String action;
  String playbookId;
  Long version;

  String channel;
  String direction;
  String customerTier;
  List<String> knownWorries = List.of();
  List<String> earlierFailures = List.of();
  String agentLevel;

  String model;
  Double sentiment;
  Double sentimentConfidence;
  Double pushback;
  Double abuse;
  List<String> moves = List.of();

  String ruleId;
  Boolean muted;
  String experimentId;
  Double candidateShare;
  Double holdoutShare;
  Double shadowShare;
  Scope scope = Scope.ALL;

  /** Reads the object that {@code in} is about to begin. */
  static RecordFields read(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new InvalidEvent(
          "the line is "
              + JsonValues.describe(in.currentToken())
              + ", expected one JSON object: {\"type\":…}");
    }
    RecordFields fields = new RecordFields();
    String name;
    while ((name = in.nextFieldName()) != null) {
      in.nextToken();
      fields.read(name, in);
    }
    return fields;
  }

  private void read(String name, JsonParser in) throws IOException {
    switch (name) {
      case "type" -> type = JsonValues.text(name, in);
      case "callId" -> callId = JsonValues.text(name, in);
      case "at" -> at = JsonValues.whole(name, in);
      case "tenant" -> tenant = JsonValues.text(name, in);
      case "producerId" -> producerId = JsonValues.text(name, in);
      case "agentId" -> agentId = JsonValues.text(name, in);
      case "queue" -> queue = JsonValues.text(name, in);
      case "team" -> team = JsonValues.text(name, in);
      case "language" -> language = JsonValues.text(name, in);
      case "segmentId" -> segmentId = JsonValues.text(name, in);
      case "revision" -> revision = JsonValues.whole(name, in);
      case "final" -> isFinal = JsonValues.flag(name, in);
      case "speaker" -> speaker = JsonValues.text(name, in);
      case "speakerId" -> speakerId = JsonValues.text(name, in);
      case "text" -> text = JsonValues.text(name, in);
      case "startMs" -> startMs = JsonValues.whole(name, in);
      case "endMs" -> endMs = JsonValues.whole(name, in);
      case "confidence" -> confidence = JsonValues.number(name, in);
      case "words" -> words = words(in);
      case "role" -> role = JsonValues.text(name, in);
      case "reason" -> reason = JsonValues.text(name, in);
      case "publishedUpTo" -> publishedUpTo = JsonValues.whole(name, in);
      case "cueId" -> cueId = JsonValues.text(name, in);
      case "action" -> action = JsonValues.text(name, in);
      case "playbookId" -> playbookId = JsonValues.text(name, in);
      case "version" -> version = JsonValues.whole(name, in);
      case "channel" -> channel = JsonValues.text(name, in);
      case "direction" -> direction = JsonValues.text(name, in);
      case "customerTier" -> customerTier = JsonValues.text(name, in);
      case "knownWorries" -> knownWorries = JsonValues.texts(name, in, CallContext.MOST);
      case "earlierFailures" -> earlierFailures = JsonValues.texts(name, in, CallContext.MOST);
      case "agentLevel" -> agentLevel = JsonValues.text(name, in);
      case "model" -> model = JsonValues.text(name, in);
      case "sentiment" -> sentiment = JsonValues.number(name, in);
      case "sentimentConfidence" -> sentimentConfidence = JsonValues.number(name, in);
      case "pushback" -> pushback = JsonValues.number(name, in);
      case "abuse" -> abuse = JsonValues.number(name, in);
      case "moves" -> moves = JsonValues.texts(name, in, Limits.MOVES);
      case "ruleId" -> ruleId = JsonValues.text(name, in);
      case "muted" -> muted = JsonValues.flag(name, in);
      case "experimentId" -> experimentId = JsonValues.text(name, in);
      case "candidateShare" -> candidateShare = JsonValues.number(name, in);
      case "holdoutShare" -> holdoutShare = JsonValues.number(name, in);
      case "shadowShare" -> shadowShare = JsonValues.number(name, in);
      case "scope" -> scope = scope(in);
      default -> in.skipChildren();
    }
  }

  private static Scope scope(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return Scope.ALL;
    }
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new InvalidEvent(
          "scope is " + JsonValues.describe(in.currentToken()) + ", expected an object");
    }
    String tenant = null;
    String team = null;
    String locale = null;
    String name;
    while ((name = in.nextFieldName()) != null) {
      in.nextToken();
      switch (name) {
        case "tenant" -> tenant = JsonValues.text(name, in);
        case "team" -> team = JsonValues.text(name, in);
        case "locale" -> locale = JsonValues.text(name, in);
        default -> in.skipChildren();
      }
    }
    return new Scope(tenant, team, locale);
  }

  private static List<Word> words(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidEvent(
          "words is " + JsonValues.describe(in.currentToken()) + ", expected an array of objects");
    }
    List<Word> words = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      // Counted while reading, so that a hostile line costs no more than the bound.
      if (words.size() == Limits.WORDS) {
        throw new InvalidEvent("there are more than " + Limits.WORDS + " words");
      }
      try {
        words.add(word(in));
      } catch (InvalidEvent e) {
        throw new InvalidEvent("words[" + words.size() + "]: " + e.getMessage());
      }
    }
    return words;
  }

  private static Word word(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new InvalidEvent(JsonValues.describe(in.currentToken()) + ", expected an object");
    }
    String text = null;
    Long startMs = null;
    Long endMs = null;
    Double confidence = null;
    String name;
    while ((name = in.nextFieldName()) != null) {
      in.nextToken();
      switch (name) {
        case "text" -> text = JsonValues.text(name, in);
        case "startMs" -> startMs = JsonValues.whole(name, in);
        case "endMs" -> endMs = JsonValues.whole(name, in);
        case "confidence" -> confidence = JsonValues.number(name, in);
        default -> in.skipChildren();
      }
    }
    if (text == null || startMs == null || endMs == null) {
      throw new InvalidEvent(
          "incomplete, a word needs text, startMs and endMs, in ms from call start");
    }
    return new Word(text, startMs, endMs, confidence == null ? 1 : confidence);
  }
}
