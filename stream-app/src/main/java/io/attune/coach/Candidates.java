package io.attune.coach;

import io.attune.call.CallContext;
import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Driver;
import io.attune.detect.Episode;
import io.attune.detect.Evidence;
import io.attune.detect.Kind;
import io.attune.detect.Ladder.Step;
import io.attune.detect.Thresholds;
import io.attune.detect.Turn;
import io.attune.playbook.Playbook;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns what is going on into what could be said about it. */
final class Candidates {
  /** Most pieces of evidence on one cue. */
  private static final int EVIDENCE = 3;

  private final Map<Category, Rule> rules;
  private final Thresholds thresholds;

  Candidates(Playbook playbook) {
    this.rules = playbook.rulesByCategory();
    this.thresholds = playbook.thresholds();
  }

  /** Whether the rule for a category is of a severity. */
  boolean isOf(Category category, Severity severity) {
    Rule rule = rules.get(category);
    return rule != null && rule.severity() == severity;
  }

  /** Everything that could be cued, in no particular order. */
  List<Candidate> in(Situation situation) {
    List<Candidate> all = new ArrayList<>();
    for (Episode episode : situation.conversation().open()) {
      if (episode.category() == Category.TENSION_RISING) {
        addTension(episode, all);
      } else if (episode.category().kind() == Kind.OBJECTION
          && episode.ladder().missing() != Step.DONE) {
        add(episode.category(), episode, episode.drivers(), episode.lastRaisedMs(), all);
      } else if (episode.isMoment()) {
        add(episode.category(), episode, episode.drivers(), episode.lastRaisedMs(), all);
      }
    }
    addBrief(situation, all);
    addReleased(situation, all);
    addSilence(situation, all);
    return all;
  }

  /** One candidate for each thing that the customer did, and one for the tension as such. */
  private void addTension(Episode episode, List<Candidate> all) {
    List<Driver> drivers = episode.drivers();
    for (int i = 0; i < drivers.size(); i++) {
      Category category = drivers.get(i).category();
      if (rules.containsKey(category) && !isAmong(category, drivers, i + 1)) {
        List<Driver> alike = new ArrayList<>(i + 1);
        for (Driver driver : drivers.subList(0, i + 1)) {
          if (driver.category() == category) {
            alike.add(driver);
          }
        }
        add(category, episode, alike, drivers.get(i).evidence().endMs(), all);
      }
    }
  }

  private static boolean isAmong(Category category, List<Driver> drivers, int from) {
    for (int i = from; i < drivers.size(); i++) {
      if (drivers.get(i).category() == category) {
        return true;
      }
    }
    return false;
  }

  private void add(
      Category category,
      Episode episode,
      List<Driver> drivers,
      long evidenceMs,
      List<Candidate> all) {
    Rule rule = rules.get(category);
    if (rule == null) {
      return;
    }
    List<Driver> newest = drivers.subList(Math.max(0, drivers.size() - EVIDENCE), drivers.size());
    double confidence = 0;
    String words = "";
    List<Evidence> evidence = new ArrayList<>(newest.size());
    for (Driver driver : newest) {
      confidence = Math.max(confidence, driver.strength());
      words = driver.evidence().quotable().isEmpty() ? words : driver.evidence().quotable();
      evidence.add(driver.evidence());
    }
    all.add(
        new Candidate(
            rule,
            episode.startMs(),
            step(episode),
            episode.timesRaised(),
            confidence,
            evidence,
            evidenceMs,
            words,
            episode.speakerId()));
  }

  /** A cue about a missed step is about that step; other moments have none of their own. */
  private static Step step(Episode episode) {
    return Step.askedBy(episode.category()).orElse(episode.ladder().missing());
  }

  /** What to know before the first word, for those who were told. */
  private void addBrief(Situation situation, List<Candidate> all) {
    Rule rule = rules.get(Category.CONTEXT_BRIEF);
    CallContext context = situation.conversation().context();
    if (rule == null || (context.knownWorries().isEmpty() && context.earlierFailures().isEmpty())) {
      return;
    }
    List<Evidence> known = new ArrayList<>();
    context.earlierFailures().forEach(f -> known.add(context(f, "earlier-failure")));
    context.knownWorries().forEach(w -> known.add(context(w, "known-worry")));
    List<Evidence> evidence = List.copyOf(known.subList(0, Math.min(EVIDENCE, known.size())));
    all.add(
        new Candidate(rule, 0, Step.ACKNOWLEDGE, 1, 1, evidence, 0, evidence.get(0).quote(), ""));
  }

  private static Evidence context(String words, String signal) {
    return new Evidence("", Speaker.OTHER, 0, 0, 0, 0, words, signal, Double.NaN, Double.NaN);
  }

  private void addReleased(Situation situation, List<Candidate> all) {
    Rule rule = rules.get(Category.TENSION_RELEASED);
    if (rule == null) {
      return;
    }
    for (Episode episode : situation.conversation().finished()) {
      if (episode.category() == Category.TENSION_RISING
          && episode.outcome() == Episode.Outcome.RELEASED) {
        Evidence fall =
            new Evidence(
                "",
                Speaker.CUSTOMER,
                episode.startMs(),
                episode.endMs(),
                0,
                0,
                "",
                "tension",
                episode.intensity(),
                episode.peak());
        all.add(
            new Candidate(
                rule,
                episode.startMs(),
                Step.CHECK,
                1,
                episode.peak(),
                List.of(fall),
                episode.endMs(),
                "",
                episode.speakerId()));
      }
    }
  }

  private void addSilence(Situation situation, List<Candidate> all) {
    Quiet quiet = situation.quiet();
    Thresholds.Silence silence = thresholds.silence(situation.conversation().context());
    if (quiet.questionLevel() > 0) {
      addSilence(
          Category.SILENCE_UNANSWERED_QUESTION,
          quiet.sinceMs(),
          quiet.questionLevel(),
          silence.unansweredQuestionMs(),
          situation,
          all);
    }
    if (quiet.deadAirLevel() > 0) {
      addSilence(
          Category.SILENCE_DEAD_AIR,
          quiet.sinceMs(),
          quiet.deadAirLevel(),
          silence.deadAirMs(),
          situation,
          all);
    }
    if (quiet.holdLevel() > 0 && situation.holds().isHeld()) {
      addSilence(
          Category.SILENCE_LONG_HOLD,
          situation.holds().sinceMs(),
          quiet.holdLevel(),
          silence.longHoldMs(),
          situation,
          all);
    }
  }

  private void addSilence(
      Category category,
      long sinceMs,
      int level,
      long thresholdMs,
      Situation situation,
      List<Candidate> all) {
    Rule rule = rules.get(category);
    if (rule == null) {
      return;
    }
    long nowMs = situation.now() - situation.startedAt();
    List<Evidence> evidence = new ArrayList<>();
    List<Turn> recent = situation.conversation().recent().all();
    if (category == Category.SILENCE_UNANSWERED_QUESTION
        && !recent.isEmpty()
        && situation.conversation().recent().waitForAnswer()) {
      evidence.add(
          Evidence.ofMeasure(recent.get(recent.size() - 1), "question", Double.NaN, Double.NaN));
    }
    evidence.add(
        new Evidence(
            "",
            Speaker.OTHER,
            sinceMs,
            nowMs,
            0,
            0,
            "",
            "silence-ms",
            nowMs - sinceMs,
            thresholdMs));
    all.add(new Candidate(rule, sinceMs, Step.ACKNOWLEDGE, level, 1, evidence, nowMs, "", ""));
  }
}
