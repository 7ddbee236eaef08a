package io.attune.wire;

import io.attune.call.CueFeedback;
import io.attune.coach.Cue;
import io.attune.coach.CueIds;
import io.attune.coach.CueOutcome;
import io.attune.coach.CueState;
import io.attune.coach.Ledger;
import io.attune.detect.Category;
import io.attune.detect.Driver;
import io.attune.detect.Evidence;
import io.attune.detect.Ladder.Step;
import io.attune.detect.Voices;
import io.attune.engine.CallFacts;
import io.attune.playbook.Playbook;
import io.attune.playbook.Rule;
import io.attune.schemas.FeedbackAction;
import io.attune.schemas.StoredCue;
import io.attune.schemas.StoredCueFate;
import io.attune.schemas.StoredEvidence;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the agent has been shown, between the domain and the stored rows. A cue's lines are the
 * playbook's and its id follows from what it is about, so neither is stored.
 */
final class StoredCues {
  private static final HexFormat HEX = HexFormat.of();

  private StoredCues() {}

  static StoredCue toRow(Cue cue, CallFacts facts, StoredCauses causes, Voices voices) {
    long start = facts.startedAt();
    List<Integer> shared = causes.placesOfEvidence(cue.evidence());
    List<StoredEvidence> own =
        shared.isEmpty() ? cue.evidence().stream().map(StoredEpisodes::toRow).toList() : List.of();
    int voice = StoredVoices.place(cue.speakerId(), voices);
    return new StoredCue(
        cue.rule().id(),
        cue.state().ordinal(),
        cue.supersedes() == null ? null : bytes(cue.supersedes()),
        cue.step().ordinal(),
        cue.level(),
        cue.words().equals(lastQuotable(cue.evidence())) ? null : cue.words(),
        own,
        shared,
        cue.confidence(),
        cue.episodeStartMs(),
        cue.evidenceMs(),
        cue.raisedAt() - start,
        cue.decidedAt() - start,
        cue.expiresAt() - start,
        voice,
        voice < 0 ? cue.speakerId() : null);
  }

  /** The cue, or null when this build or the playbook at hand does not know what it is about. */
  static Cue fromRow(
      StoredCue row, CallFacts facts, Playbook playbook, StoredCauses causes, Voices voices) {
    Rule rule = rule(playbook, row.getRuleId()).orElse(null);
    List<Evidence> evidence =
        row.getEvidence().isEmpty()
            ? causes.at(row.getCauses()).stream().map(Driver::evidence).toList()
            : row.getEvidence().stream().map(StoredEpisodes::fromRow).toList();
    if (rule == null || evidence.isEmpty()) {
      return null;
    }
    long start = facts.startedAt();
    return new Cue(
        CueIds.of(facts.callId(), rule.id(), facts.playbook(), row.getEpisodeStartMs()),
        rule,
        StoredCodes.of(CueState.values(), row.getState(), CueState.RAISED),
        CueOutcome.VISIBLE,
        row.getSupersedes() == null ? null : hex(row.getSupersedes()),
        StoredCodes.of(Step.values(), row.getStep(), Step.ACKNOWLEDGE),
        row.getLevel(),
        row.getSpeakerId() == null ? StoredVoices.at(row.getVoice(), voices) : row.getSpeakerId(),
        row.getWords() == null ? lastQuotable(evidence) : row.getWords(),
        evidence,
        row.getConfidence(),
        row.getEpisodeStartMs(),
        row.getEvidenceMs(),
        start + row.getRaisedMs(),
        start + row.getDecidedMs(),
        start + row.getExpiresMs());
  }

  private static String lastQuotable(List<Evidence> evidence) {
    String last = "";
    for (Evidence e : evidence) {
      last = e.quotable().isEmpty() ? last : e.quotable();
    }
    return last;
  }

  static List<StoredCueFate> toRows(
      List<Ledger.Entry> entries, CallFacts facts, Playbook playbook) {
    List<StoredCueFate> rows = new ArrayList<>(entries.size());
    for (Ledger.Entry entry : entries) {
      boolean usual =
          playbook.ruleFor(entry.category()).filter(r -> r.id().equals(entry.ruleId())).isPresent();
      StoredCueFate row = new StoredCueFate();
      row.setEpisodeStartMs(entry.episodeStartMs());
      row.setRuleId(usual ? null : entry.ruleId());
      row.setCategory(StoredCodes.category(entry.category()));
      row.setAtMs(entry.at() - facts.startedAt());
      row.setOutcome(entry.outcome().ordinal());
      row.setFeedback(
          entry.feedback() == null ? null : FeedbackAction.valueOf(entry.feedback().name()));
      rows.add(row);
    }
    return rows;
  }

  static List<Ledger.Entry> fromRows(List<StoredCueFate> rows, CallFacts facts, Playbook playbook) {
    List<Ledger.Entry> entries = new ArrayList<>(rows.size());
    for (StoredCueFate row : rows) {
      Category category = StoredCodes.category(row.getCategory());
      if (category != null) {
        String ruleId =
            row.getRuleId() == null
                ? playbook.ruleFor(category).map(Rule::id).orElse("")
                : row.getRuleId();
        entries.add(
            new Ledger.Entry(
                CueIds.of(facts.callId(), ruleId, facts.playbook(), row.getEpisodeStartMs()),
                ruleId,
                category,
                row.getEpisodeStartMs(),
                facts.startedAt() + row.getAtMs(),
                StoredCodes.of(CueOutcome.values(), row.getOutcome(), CueOutcome.ENDED),
                feedback(row.getFeedback())));
      }
    }
    return List.copyOf(entries);
  }

  private static ByteBuffer bytes(String cueId) {
    return ByteBuffer.wrap(HEX.parseHex(cueId));
  }

  private static String hex(ByteBuffer bytes) {
    byte[] id = new byte[bytes.remaining()];
    bytes.duplicate().get(id);
    return HEX.formatHex(id);
  }

  private static CueFeedback.Action feedback(FeedbackAction action) {
    return action == null || action == FeedbackAction.UNKNOWN
        ? null
        : CueFeedback.Action.valueOf(action.name());
  }

  private static Optional<Rule> rule(Playbook playbook, String id) {
    return playbook.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
