package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.Question;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Follows each moment, a slip of the agent's or an opening by the customer, from the turn that
 * shows it until the agent has met it or it is past.
 */
final class MomentTracker {

  /** What mends a slip of empathy. */
  private static final Set<AgentMove> HEARS =
      Set.of(AgentMove.ACKNOWLEDGE, AgentMove.VALIDATE, AgentMove.OPEN_QUESTION);

  private static final Set<AgentMove> MOVES_ON =
      Set.of(AgentMove.REFRAME, AgentMove.NEXT_STEP, AgentMove.OPEN_QUESTION);

  private static final Set<AgentMove> TAKES_UP =
      Set.of(AgentMove.NEXT_STEP, AgentMove.REFRAME, AgentMove.CHECK);

  private static final Set<AgentMove> ASKS =
      Set.of(AgentMove.OPEN_QUESTION, AgentMove.CHECK, AgentMove.ACKNOWLEDGE);

  /** A pace this close to the habit is the habit again. */
  private static final double USUAL_PACE = 1.15;

  private final Thresholds thresholds;

  MomentTracker(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  void hear(Turn turn, Conversation before, List<Finding> findings, EpisodeChanges episodes) {
    for (Episode episode : episodes.open()) {
      if (episode.isMoment()) {
        follow(episode, turn, before, episodes);
      }
    }
    for (Finding finding : findings) {
      if (finding.category().kind().isMoment()) {
        show(finding, turn, before, episodes);
      }
    }
  }

  private void show(Finding finding, Turn turn, Conversation before, EpisodeChanges episodes) {
    Episode open = episodes.open(finding.category()).orElse(null);
    if (open == null) {
      boolean past = before.find(finding.category(), finding.onsetMs()).isPresent();
      boolean justClosed =
          episodes.finished().stream().anyMatch(e -> e.category() == finding.category());
      if (!past && !justClosed) {
        episodes.add(Episode.moment(finding, turn));
      }
    } else if (open.startMs() == finding.onsetMs() && open.drivers().size() < Episode.DRIVERS) {
      episodes.replace(open, open.withDriver(Driver.of(finding)));
    }
  }

  private void follow(Episode moment, Turn turn, Conversation before, EpisodeChanges episodes) {
    if (turn.endMs() > moment.lastRaisedMs() && isMet(moment, turn, before, episodes)) {
      episodes.close(moment, turn.endMs(), Episode.Outcome.RELEASED);
    } else if (turn.endMs() - moment.lastRaisedMs() > lastsMs(moment)) {
      episodes.close(moment, turn.endMs(), Episode.Outcome.FADED);
    }
  }

  private long lastsMs(Episode moment) {
    boolean opening = moment.category().kind() == Kind.OPPORTUNITY;
    return opening ? thresholds.empathy().openingMs() : thresholds.empathy().momentMs();
  }

  private boolean isMet(Episode moment, Turn turn, Conversation before, EpisodeChanges episodes) {
    boolean agent = turn.isBy(Speaker.AGENT);
    return switch (moment.category()) {
      case EMPATHY_ACKNOWLEDGE, EMPATHY_VALIDATE, EMPATHY_REFRAME, EMPATHY_CHECK ->
          isStepTaken(moment, episodes);
      case EMPATHY_SYMPATHY_ONLY,
          EMPATHY_HOLLOW,
          EMPATHY_BUT_AFTER_VALIDATION,
          DELIVERY_QUESTION_BARRAGE ->
          agent
              && makes(turn, HEARS)
              && !turn.reading().moves().contains(AgentMove.BUT_AFTER_VALIDATION);
      case EMPATHY_CONCESSION, OPPORTUNITY_BUYING_SIGNAL, OPPORTUNITY_NEXT_STEP ->
          agent && makes(turn, TAKES_UP);
      case EMPATHY_OVER_EMPATHISING -> agent && makes(turn, MOVES_ON);
      case DELIVERY_MONOLOGUE, DELIVERY_TALK_SHARE ->
          agent ? turn.reading().question() != Question.NONE : turn.takesTheFloor();
      case DELIVERY_OVERTALK ->
          !agent && turn.takesTheFloor() && before.recent().overlapMs(turn) == 0;
      case DELIVERY_FAST_PACE ->
          agent && turn.wordsPerMinute() > 0 && turn.wordsPerMinute() <= before.pace() * USUAL_PACE;
      case DELIVERY_PAUSE_FILLED -> agent && (makes(turn, HEARS) || leavesPause(turn, before));
      case DELIVERY_RUSHED_OPENING ->
          agent
              && (turn.reading().moves().contains(AgentMove.SMALL_TALK)
                  || turn.reading().question() == Question.OPEN);
      case DELIVERY_FEATURE_DUMP -> agent && turn.reading().question() != Question.NONE;
      case OPPORTUNITY_MOTIVATION -> agent && takesUpWords(turn, before);
      case OPPORTUNITY_STAKEHOLDER, CONTEXT_KNOWN_WORRY -> agent && makes(turn, ASKS);
      default -> false;
    };
  }

  /** The ladder of the concern that it is about has gone on, or the concern is over. */
  private static boolean isStepTaken(Episode moment, EpisodeChanges episodes) {
    Ladder.Step asked = Ladder.Step.askedBy(moment.category()).orElseThrow();
    return episodes.open().stream()
        .filter(e -> e.isConcern() && e.startMs() == moment.startMs())
        .allMatch(e -> e.ladder().missing().compareTo(asked) > 0);
  }

  private static boolean makes(Turn turn, Set<AgentMove> moves) {
    return !Collections.disjoint(turn.reading().moves(), moves);
  }

  private boolean leavesPause(Turn turn, Conversation before) {
    return turn.startMs() - before.recent().lastEndMs() >= thresholds.delivery().pauseMs();
  }

  private static boolean takesUpWords(Turn turn, Conversation before) {
    return makes(turn, Set.of(AgentMove.ACKNOWLEDGE))
        || !Collections.disjoint(turn.reading().contentWords(), Motivation.words(before));
  }
}
