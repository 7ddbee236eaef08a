package io.attune.wire;

import io.attune.call.CallEvent;
import io.attune.call.Speaker;
import io.attune.schemas.SegmentHeard;
import io.attune.schemas.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Speech, between its two forms. The domain knows no missing confidence: it counts as 1, and 1 is
 * written as missing.
 */
final class Segments {
  private Segments() {}

  static CallEvent.SegmentHeard fromWire(SegmentHeard segment) {
    List<CallEvent.Word> words = new ArrayList<>(segment.getWords().size());
    for (Word word : segment.getWords()) {
      words.add(
          new CallEvent.Word(
              word.getText(),
              word.getStartMs(),
              word.getEndMs(),
              confidence(word.getConfidence())));
    }
    return new CallEvent.SegmentHeard(
        segment.getSegmentId(),
        segment.getRevision(),
        segment.getFinal$(),
        speaker(segment.getSpeaker()),
        segment.getSpeakerId(),
        segment.getText(),
        segment.getStartMs(),
        segment.getEndMs(),
        confidence(segment.getConfidence()),
        words);
  }

  static SegmentHeard toWire(CallEvent.SegmentHeard segment) {
    List<Word> words = new ArrayList<>(segment.words().size());
    for (CallEvent.Word word : segment.words()) {
      words.add(new Word(word.text(), word.startMs(), word.endMs(), confidence(word.confidence())));
    }
    return SegmentHeard.newBuilder()
        .setSegmentId(segment.segmentId())
        .setRevision(segment.revision())
        .setFinal$(segment.isFinal())
        .setSpeaker(speaker(segment.speaker()))
        .setSpeakerId(Absent.ifEmpty(segment.speakerId()))
        .setText(segment.text())
        .setStartMs(segment.startMs())
        .setEndMs(segment.endMs())
        .setConfidence(confidence(segment.confidence()))
        .setWords(words)
        .build();
  }

  static Speaker speaker(io.attune.schemas.Speaker speaker) {
    return switch (speaker) {
      case AGENT -> Speaker.AGENT;
      case CUSTOMER -> Speaker.CUSTOMER;
      case OTHER -> Speaker.OTHER;
    };
  }

  static io.attune.schemas.Speaker speaker(Speaker speaker) {
    return switch (speaker) {
      case AGENT -> io.attune.schemas.Speaker.AGENT;
      case CUSTOMER -> io.attune.schemas.Speaker.CUSTOMER;
      case OTHER -> io.attune.schemas.Speaker.OTHER;
    };
  }

  private static double confidence(Double wire) {
    return wire == null ? 1 : wire;
  }

  static Double confidence(double domain) {
    return domain == 1 ? null : (Double) domain;
  }
}
