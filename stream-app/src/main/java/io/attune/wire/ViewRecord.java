package io.attune.wire;

import io.attune.call.Speaker;
import io.attune.detect.Conversation;
import io.attune.engine.CallFacts;
import io.attune.engine.Effect.ViewChanged;
import io.attune.schemas.CallPhase;
import io.attune.schemas.CallView;
import io.attune.schemas.Episode;
import io.attune.schemas.Signal;
import io.attune.schemas.VisibleCue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The live state of a call as the contracts tell of it. */
final class ViewRecord {
  private ViewRecord() {}

  static CallView of(ViewChanged view) {
    CallFacts facts = view.facts();
    Conversation live = view.live();
    CallView row = new CallView();
    row.setCallId(facts.callId());
    row.setTenant(facts.tenant());
    row.setAgentId(facts.agentId());
    row.setQueue(facts.queue());
    row.setTeam(facts.team());
    row.setLanguage(facts.language());
    row.setChannel(Contexts.channel(facts.context().channel()));
    row.setAgentLevel(Contexts.level(facts.context().agentLevel()));
    row.setCustomers(VoiceRecord.of(live.voices()));
    row.setVariant(facts.terms().assignment().variant());
    row.setPhase(CallPhase.LIVE);
    row.setSignal(signal(view));
    row.setStartedAt(facts.announced() ? Instant.ofEpochMilli(facts.startedAt()) : null);
    row.setUpdatedAt(Instant.ofEpochMilli(view.at()));
    row.setSentiment(sentiment(live));
    row.setTension(live.tension().level());
    row.setOpenEpisodes(openEpisodes(view));
    row.setVisibleCue(visible(view));
    row.setAgentTalkShare(agentTalkShare(live));
    row.setAgentTurns(live.agent().turns());
    row.setCustomerTurns(live.customer().turns());
    row.setFinishedEpisodes(live.finished().size());
    row.setCuesShown(view.cuesShown());
    row.setCuesActed(view.cuesActed());
    row.setPlaybookId(facts.playbook().id());
    row.setPlaybookVersion(Integer.toString(facts.playbook().version()));
    return row;
  }

  /** On a held-out call the agent sees none. */
  private static VisibleCue visible(ViewChanged view) {
    boolean seen = view.facts().terms().assignment().arm().isSeen();
    return view.visible() == null || !seen ? null : CueRecord.visible(view.visible());
  }

  private static Signal signal(ViewChanged view) {
    if (view.signalLost()) {
      return Signal.LOST;
    }
    return view.holds().isHeld() ? Signal.HELD : Signal.OK;
  }

  /** Of the last turn, or the mood that is left of it once the turn itself is forgotten. */
  private static Double sentiment(Conversation live) {
    if (live.customer().turns() == 0) {
      return null;
    }
    return live.recent()
        .lastBy(Speaker.CUSTOMER)
        .map(turn -> turn.reading().sentiment())
        .orElse(live.mood().value());
  }

  private static List<Episode> openEpisodes(ViewChanged view) {
    List<Episode> open = new ArrayList<>();
    view.live().open().forEach(episode -> open.add(EpisodeRecord.of(episode)));
    long nowMs = view.facts().mediaMs(view.at());
    open.addAll(EpisodeRecord.ongoing(view.quiet(), view.holds(), nowMs));
    open.sort(Comparator.comparingLong(Episode::getStartMs));
    return open;
  }

  private static Double agentTalkShare(Conversation live) {
    long agentMs = live.recent().talkMs(Speaker.AGENT);
    long allMs = agentMs + live.recent().talkMs(Speaker.CUSTOMER);
    return allMs == 0 ? null : (Double) ((double) agentMs / allMs);
  }
}
