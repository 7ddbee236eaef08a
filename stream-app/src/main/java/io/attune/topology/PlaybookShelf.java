package io.attune.topology;

import io.attune.engine.CallEngine;
import io.attune.language.LexicalScorer;
import io.attune.language.Lexicon;
import io.attune.language.PhraseAutomaton;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The playbooks at hand, each with an engine that runs it. Immutable, shared by all tasks. */
public final class PlaybookShelf {
  private final CallEngine standard;
  private final Map<PlaybookRef, CallEngine> engines;

  /**
   * @param engines for one playbook version each; new calls run on the first until another is
   *     activated
   */
  public PlaybookShelf(List<CallEngine> engines) {
    this.standard = engines.get(0);
    this.engines =
        engines.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    engine -> engine.playbook().ref(),
                    Function.identity(),
                    (first, second) -> first));
  }

  /** A shelf of these playbooks, read by the lexical tier; the first is the standard. */
  public static PlaybookShelf of(List<Playbook> playbooks) {
    Lexicon lexicon = Lexicon.english();
    return new PlaybookShelf(
        playbooks.stream()
            .map(
                playbook ->
                    new CallEngine(
                        playbook,
                        new LexicalScorer(PhraseAutomaton.compile(playbook.phrases()), lexicon)))
            .toList());
  }

  /** What new calls run on as long as nothing else was activated. */
  CallEngine standard() {
    return standard;
  }

  /** The engine for one version of a playbook; empty if that is not at hand. */
  Optional<CallEngine> find(PlaybookRef ref) {
    return Optional.ofNullable(engines.get(ref));
  }
}
