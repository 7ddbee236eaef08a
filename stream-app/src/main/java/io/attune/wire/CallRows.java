package io.attune.wire;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.coach.Cue;
import io.attune.coach.CueState;
import io.attune.coach.Ledger;
import io.attune.coach.Quiet;
import io.attune.detect.Conversation;
import io.attune.detect.Episode;
import io.attune.detect.Holds;
import io.attune.detect.RecentTurns;
import io.attune.detect.Turn;
import io.attune.detect.Voices;
import io.attune.engine.CallEngine;
import io.attune.engine.CallFacts;
import io.attune.engine.CallState;
import io.attune.engine.Hearing;
import io.attune.engine.Live;
import io.attune.playbook.Playbook;
import io.attune.schemas.StoredCall;
import io.attune.schemas.StoredDossier;
import io.attune.schemas.StoredEpisode;
import io.attune.schemas.StoredHold;
import io.attune.schemas.StoredJourney;
import io.attune.schemas.StoredPage;
import io.attune.schemas.StoredTurn;
import io.attune.wire.EpisodePages.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A call as the stores keep it: rows that differ in how often they change. Safe for threads.
 *
 * <p>The state that comes back equals the one that went in, but for what is derived ({@code live},
 * the readings of turns), when the last view was shown, and the words of what is being said.
 */
public final class CallRows {
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  /**
   * What the processor notes on a call beside its state.
   *
   * @param bornAt record time of the first event heard of it, epoch ms
   * @param dueAt record time at which something happens by itself, epoch ms
   * @param heardUpTo offset in {@code call-events} of the first event that is not in the rows
   * @param skewMs how far its producer's clock is ahead of Kafka's, in ms
   */
  public record Marks(long bornAt, long dueAt, long heardUpTo, long skewMs) {}

  /**
   * What has to be known of a call before it is loaded.
   *
   * @param signalLost whether its producer had stopped beating
   */
  public record Head(Marks marks, CallFacts facts, CallState.Phase phase, boolean signalLost) {}

  private final SingleObject<StoredCall> calls = new SingleObject<>(StoredCall.class, MOST_BYTES);
  private final SingleObject<StoredDossier> dossiers =
      new SingleObject<>(StoredDossier.class, MOST_BYTES);
  private final SingleObject<StoredPage> pages = new SingleObject<>(StoredPage.class, MOST_BYTES);
  private final SingleObject<StoredJourney> journeys =
      new SingleObject<>(StoredJourney.class, MOST_BYTES);
  private final SingleObject<StoredTurn> turns = new SingleObject<>(StoredTurn.class, MOST_BYTES);

  /** The row that changes with every turn. */
  public byte[] call(CallState state, Marks marks) {
    long start = state.facts().startedAt();
    StoredCall row = new StoredCall();
    row.setBornAt(marks.bornAt());
    row.setDueAt(marks.dueAt());
    row.setNextOffset(marks.heardUpTo());
    row.setSkewMs(marks.skewMs());
    row.setPhase(state.phase().ordinal());
    row.setClockMs(state.clockAt() - start);
    row.setLastHeardMs(state.lastHeardAt() - start);
    row.setEndedMs(state.endedAt() == 0 ? null : (Long) (state.endedAt() - start));
    row.setEndReason(state.endReason());
    StoredCauses causes = StoredCauses.of(state.settled());
    StoredConversations.toRow(state.settled(), causes, row);
    row.setPending(segmentIds(state.pending()));
    row.setOpen(open(state));
    row.setQuietSinceMs(state.quiet().sinceMs());
    row.setDeadAirLevel(state.quiet().deadAirLevel());
    row.setQuestionLevel(state.quiet().questionLevel());
    row.setHoldLevel(state.quiet().holdLevel());
    row.setBrokenMs(state.quiet().brokenMs());
    Cue visible = state.ledger().visible();
    row.setVisible(
        visible == null
            ? null
            : StoredCues.toRow(visible, state.facts(), causes, state.settled().voices()));
    row.setPartialsSeen(state.partialsSeen());
    row.setSignalLost(state.signalLost());
    return calls.encode(row);
  }

  private static List<String> segmentIds(List<Turn> turns) {
    List<String> ids = new ArrayList<>(turns.size());
    for (Turn turn : turns) {
      ids.add(turn.segmentId());
    }
    return ids;
  }

  private static List<StoredTurn> open(CallState state) {
    if (state.hearing().partials().isEmpty()) {
      return List.of();
    }
    return state.hearing().partials().stream()
        .map(partial -> isUnder(state.ledger().visible(), partial) ? partial : wordless(partial))
        .map(partial -> StoredTurns.toRow(partial, state.hearing().lastPartialAt()))
        .toList();
  }

  /** Whether a tentative cue rests on it, which is only right or wrong once it is final. */
  private static boolean isUnder(Cue visible, SegmentHeard partial) {
    return visible != null
        && visible.state() == CueState.TENTATIVE
        && visible.evidence().stream()
            .anyMatch(evidence -> evidence.segmentId().equals(partial.segmentId()));
  }

  private static SegmentHeard wordless(SegmentHeard partial) {
    return new SegmentHeard(
        partial.segmentId(),
        partial.revision(),
        false,
        partial.speaker(),
        partial.speakerId(),
        "",
        partial.startMs(),
        partial.endMs(),
        partial.confidence(),
        List.of());
  }

  /**
   * The row that seldom changes.
   *
   * @param playbook the one that the call runs on
   * @param kept the rows that hold what ended before
   */
  public byte[] dossier(CallState state, Playbook playbook, EpisodePages kept) {
    CallFacts facts = state.facts();
    StoredDossier row = new StoredDossier();
    row.setTenant(facts.tenant());
    row.setProducerId(facts.producerId());
    row.setStartedAt(facts.startedAt());
    row.setAnnounced(facts.announced());
    row.setAgentId(facts.agentId());
    row.setQueue(facts.queue());
    row.setTeam(facts.team());
    row.setLanguage(facts.language());
    StoredTerms.toRow(facts, row);
    row.setPlaybookId(facts.playbook().id());
    row.setPlaybookVersion(facts.playbook().version());
    row.setHolds(
        state.holds().intervals().stream()
            .map(hold -> new StoredHold(hold.startMs(), hold.endMs()))
            .toList());
    row.setHeldSinceMs(Absent.ifNegative(state.holds().sinceMs()));
    row.setPages(kept.pages().stream().map(Page::number).toList());
    row.setFinished(StoredEpisodes.toRows(kept.loose(state.settled().finished())));
    row.setMuted(state.ledger().muted());
    row.setCues(StoredCues.toRows(state.ledger().entries(), facts, playbook));
    return dossiers.encode(row);
  }

  /** The row of episodes that have ended. */
  public byte[] page(Page page) {
    return pages.encode(new StoredPage(StoredEpisodes.toRows(page.episodes())));
  }

  /** The row that grows with the call's course; null while it is empty. */
  public byte[] journey(CallState state) {
    StoredJourney row = StoredConversations.toRow(state.settled().journey());
    return row.getPoints().isEmpty() ? null : journeys.encode(row);
  }

  /** The row of one turn, settled or pending. */
  public byte[] turn(Turn turn) {
    return turns.encode(StoredTurns.toRow(turn));
  }

  /**
   * The row of a turn that was taken away again: a later revision without words.
   *
   * @param heardAt record time at which that was published, epoch ms
   */
  public byte[] withdrawn(SegmentHeard segment, long heardAt) {
    StoredTurn row = StoredTurns.toRow(segment, heardAt);
    row.setWithdrawn(true);
    return turns.encode(row);
  }

  /**
   * What has to be known of a call before it is loaded.
   *
   * @throws Undecodable if a row is corrupt, or was written by a newer build
   */
  public Head head(String callId, byte[] call, byte[] dossier) throws Undecodable {
    StoredCall row = calls.decode(call);
    return new Head(
        marks(row), facts(callId, dossiers.decode(dossier)), phase(row), row.getSignalLost());
  }

  /** Finds the row of a page by its number. */
  @FunctionalInterface
  public interface PageRows {
    /**
     * The row; null if it is not there.
     *
     * @throws Undecodable if it is damaged
     */
    byte[] find(int number) throws Undecodable;
  }

  /**
   * The pages that a dossier names.
   *
   * @throws Undecodable if a row is corrupt, is not there, or was written by a newer build
   */
  public EpisodePages pages(byte[] dossier, PageRows rows) throws Undecodable {
    List<Page> found = new ArrayList<>();
    for (int number : dossiers.decode(dossier).getPages()) {
      List<StoredEpisode> episodes = pages.decode(rows.find(number)).getEpisodes();
      found.add(
          new Page(number, StoredEpisodes.fromRows(episodes, StoredCauses.NONE, Voices.NONE)));
    }
    return new EpisodePages(found);
  }

  /**
   * A call as it was stored; {@link CallEngine#restored} brings it back to life.
   *
   * @param kept the pages that the dossier names
   * @param journey null while there is none
   * @param recent rows of its turns, pending or settled, in any order; of one segment the highest
   *     revision counts, and of equal ones the later in the list
   * @param engine of the playbook that the call runs on
   * @throws Undecodable if a row is corrupt, or was written by a newer build
   */
  public CallState state(
      String callId,
      byte[] call,
      byte[] dossier,
      EpisodePages kept,
      byte[] journey,
      List<byte[]> recent,
      CallEngine engine)
      throws Undecodable {
    StoredCall row = calls.decode(call);
    StoredDossier file = dossiers.decode(dossier);
    CallFacts facts = facts(callId, file);
    long start = facts.startedAt();
    StoredJourney course =
        journey == null ? StoredJourney.newBuilder().build() : journeys.decode(journey);
    Map<String, StoredTurn> heard = newest(recent);
    List<StoredTurn> pending =
        row.getPending().stream().map(heard::remove).filter(Objects::nonNull).toList();
    heard.values().removeIf(StoredTurn::getWithdrawn);
    StoredCauses causes = StoredCauses.fromRows(row.getCauses());
    Conversation conversation =
        StoredConversations.fromRows(
                row,
                finished(kept, file.getFinished()),
                course,
                causes,
                settled(heard.values(), engine))
            .within(facts.context());
    Cue visible =
        row.getVisible() == null
            ? null
            : StoredCues.fromRow(
                row.getVisible(), facts, engine.playbook(), causes, conversation.voices());
    return new CallState(
        facts,
        phase(row),
        start + row.getClockMs(),
        start + row.getLastHeardMs(),
        row.getEndedMs() == null ? 0 : start + row.getEndedMs(),
        row.getEndReason(),
        holds(file),
        conversation,
        pending(pending, conversation.recent(), engine),
        Live.NOTHING,
        new Quiet(
            row.getQuietSinceMs(),
            row.getDeadAirLevel(),
            row.getQuestionLevel(),
            row.getHoldLevel(),
            row.getBrokenMs()),
        new Ledger(
            visible,
            file.getMuted(),
            StoredCues.fromRows(file.getCues(), facts, engine.playbook())),
        row.getPartialsSeen(),
        row.getSignalLost(),
        0,
        phase(row) == CallState.Phase.LIVE,
        hearing(row));
  }

  private static List<Episode> finished(EpisodePages kept, List<StoredEpisode> loose) {
    List<Episode> finished = new ArrayList<>();
    kept.pages().forEach(page -> finished.addAll(page.episodes()));
    finished.addAll(StoredEpisodes.fromRows(loose, StoredCauses.NONE, Voices.NONE));
    return List.copyOf(finished);
  }

  private static Marks marks(StoredCall row) {
    return new Marks(row.getBornAt(), row.getDueAt(), row.getNextOffset(), row.getSkewMs());
  }

  private static CallState.Phase phase(StoredCall row) {
    return StoredCodes.of(CallState.Phase.values(), row.getPhase(), CallState.Phase.CLOSED);
  }

  private static CallFacts facts(String callId, StoredDossier row) {
    return new CallFacts(
        callId,
        row.getTenant(),
        row.getProducerId(),
        row.getStartedAt(),
        row.getAnnounced(),
        row.getAgentId(),
        row.getQueue(),
        row.getTeam(),
        row.getLanguage(),
        StoredTerms.context(row),
        StoredTerms.terms(row));
  }

  private static Holds holds(StoredDossier row) {
    return new Holds(
        row.getHolds().stream()
            .map(hold -> new Holds.Hold(hold.getStartMs(), hold.getEndMs()))
            .toList(),
        row.getHeldSinceMs() == null ? -1 : row.getHeldSinceMs());
  }

  private static Hearing hearing(StoredCall row) {
    Hearing hearing = Hearing.NOTHING;
    for (StoredTurn open : row.getOpen()) {
      hearing = hearing.with(StoredTurns.fromRow(open, false), open.getHeardAt());
    }
    return hearing;
  }

  private Map<String, StoredTurn> newest(List<byte[]> rows) throws Undecodable {
    Map<String, StoredTurn> newest = new HashMap<>();
    for (byte[] bytes : rows) {
      StoredTurn row = turns.decode(bytes);
      newest.merge(row.getSegmentId(), row, (a, b) -> a.getRevision() > b.getRevision() ? a : b);
    }
    return newest;
  }

  /**
   * The turns of the last minutes, each read in the light of those before it. Most turns that are
   * stored are older, and need not be read for that.
   */
  private static RecentTurns settled(Collection<StoredTurn> rows, CallEngine engine) {
    return RecentTurns.within(unread(rows)).inContext(engine::reread);
  }

  private static List<Turn> pending(
      Collection<StoredTurn> rows, RecentTurns settled, CallEngine engine) {
    List<Turn> pending = new ArrayList<>();
    RecentTurns known = settled;
    for (Turn turn : unread(rows)) {
      Turn read = engine.reread(turn, known);
      pending.add(read);
      known = known.after(read);
    }
    return List.copyOf(pending);
  }

  private static List<Turn> unread(Collection<StoredTurn> rows) {
    return rows.stream().map(CallRows::unread).sorted(Turn.MEDIA_ORDER).toList();
  }

  private static Turn unread(StoredTurn row) {
    return new Turn(
        StoredTurns.fromRow(row, true),
        row.getHeardAt(),
        null,
        null,
        Refinements.fromRow(row.getRefinement()));
  }
}
