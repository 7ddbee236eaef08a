package io.attune.wire.stt;

import io.attune.call.InvalidEvent;
import io.attune.call.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Amazon Connect Contact Lens, real-time segments. A turn comes in pieces, each saying only what is
 * new, which are put together here by the transcript's id, in the order of their times; its
 * transcript comes some seconds later and is final. Times count from the start of the contact.
 *
 * <p>{@code COMPLETED} comes when the contact is over. {@code FAILED} is the end of the analysis
 * only: the call may go on unheard.
 */
final class ContactLens implements VendorStream {
  /** Most turns in pieces at once. */
  private static final int TURNS = 32;

  /** Most pieces of a turn; what comes after waits for the transcript. */
  private static final int PIECES = 500;

  private final Map<String, Map<PieceKey, Heard>> turns = new LinkedHashMap<>();

  private record PieceKey(long startMs, String id) implements Comparable<PieceKey> {
    @Override
    public int compareTo(PieceKey other) {
      return Comparator.comparingLong(PieceKey::startMs)
          .thenComparing(PieceKey::id)
          .compare(this, other);
    }
  }

  private record Piece(String id, Heard heard) {}

  @Override
  public void take(Fields message, Transcript transcript) {
    String type = message.neededText("EventType");
    List<Piece> pieces = type.equals("SEGMENTS") ? pieces(message) : List.of();
    String language = message.language("LanguageCode");
    transcript.language(language);
    switch (type) {
      case "STARTED" -> transcript.begins(null);
      case "SEGMENTS" -> pieces.forEach(piece -> tell(piece, transcript));
      case "COMPLETED" -> transcript.ended("completed");
      case "FAILED" -> transcript.stopped();
      default ->
          throw new InvalidEvent(
              "EventType is unknown, expected STARTED, SEGMENTS, COMPLETED or FAILED");
    }
  }

  private static List<Piece> pieces(Fields message) {
    List<Piece> pieces = new ArrayList<>();
    for (Fields segment : message.objects("Segments")) {
      if (segment.has("Utterance")) {
        Fields utterance = segment.object("Utterance");
        pieces.add(
            new Piece(
                utterance.neededId("Id"),
                heard(utterance, utterance.neededId("TranscriptId"), "PartialContent", false)));
      } else if (segment.has("Transcript")) {
        Fields whole = segment.object("Transcript");
        pieces.add(new Piece("", heard(whole, whole.neededId("Id"), "Content", true)));
      }
    }
    return pieces;
  }

  private static Heard heard(Fields segment, String turn, String content, boolean isFinal) {
    String participant = segment.id("ParticipantId");
    // Of the two usual participants the id is their role once more.
    boolean isNamed = participant != null && !participant.equals(segment.text("ParticipantRole"));
    Voice voice = new Voice(CallAnalytics.role(segment), isNamed ? participant : "");
    return Heard.of(
        turn,
        voice.speaker().ordinal(),
        isFinal,
        voice,
        segment.speech(content),
        segment.neededWhole("BeginOffsetMillis"),
        segment.neededWhole("EndOffsetMillis"),
        1,
        List.of());
  }

  private void tell(Piece piece, Transcript transcript) {
    Heard heard = piece.heard;
    if (heard.isFinal()) {
      turns.remove(heard.id());
      transcript.heard(heard);
      return;
    }
    Map<PieceKey, Heard> turn = turns.computeIfAbsent(heard.id(), id -> new TreeMap<>());
    if (turns.size() > TURNS) {
      turns.remove(turns.keySet().iterator().next());
    }
    if (turn.size() < PIECES) {
      turn.put(new PieceKey(heard.said().startMs(), piece.id), heard);
    }
    String text = Spoken.join(turn.values().stream().map(h -> h.said().text()).toList());
    if (text.length() <= Limits.TEXT_CHARS) {
      transcript.heard(joined(heard, text, turn));
    }
  }

  private static Heard joined(Heard latest, String text, Map<PieceKey, Heard> turn) {
    return Heard.of(
        latest.id(),
        latest.channel(),
        false,
        new Voice(latest.said().speaker(), latest.said().speakerId()),
        text,
        turn.values().stream().mapToLong(h -> h.said().startMs()).min().orElseThrow(),
        turn.values().stream().mapToLong(h -> h.said().endMs()).max().orElseThrow(),
        1,
        List.of());
  }
}
