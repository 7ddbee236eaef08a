package io.attune.app;

import io.attune.call.Scope;
import io.attune.engine.CallEngine;
import io.attune.engine.Shelf;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.PlaybookYaml;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The playbooks of this machine: those that come with the product, and perhaps files. An engine is
 * made when it is first asked for, which takes about a second of processor time. Safe for threads.
 */
public final class LocalShelf implements Shelf {
  private static final String PREFIX = "default-";
  private static final String FALLBACK = "default-en";

  private final List<Playbook> own;
  private final Map<String, Playbook> bundled = new ConcurrentHashMap<>();
  private final Map<PlaybookRef, CallEngine> engines = new ConcurrentHashMap<>();

  private LocalShelf(List<Playbook> own) {
    this.own = List.copyOf(own);
  }

  /** Those that come with the product: each call has the one for its language. */
  public static LocalShelf byLanguage() {
    return new LocalShelf(List.of());
  }

  /**
   * Some of one's own, and those that come with the product.
   *
   * @param own the first is for every call for which no other was activated
   */
  public static LocalShelf of(List<Playbook> own) {
    return new LocalShelf(own);
  }

  @Override
  public CallEngine standard(String language) {
    return engine(own.isEmpty() ? bundled(idFor(language)) : own.get(0));
  }

  /**
   * Makes the engines that calls may need, on a thread of its own: what is not ready when the first
   * call of a language begins would hold up the calls beside it.
   */
  void warmUp() {
    Thread warmer =
        new Thread(
            () -> {
              standard(null);
              if (own.isEmpty()) {
                PlaybookYaml.bundledIds().forEach(id -> engine(bundled(id)));
              }
            },
            "attune-warm-up");
    warmer.setDaemon(true);
    warmer.start();
  }

  /** The one whose language covers the call's most closely; English for any other. */
  private static String idFor(String language) {
    return PlaybookYaml.bundledIds().stream()
        .filter(id -> Scope.covers(id.substring(PREFIX.length()), language))
        .max(Comparator.comparingInt(String::length))
        .orElse(FALLBACK);
  }

  @Override
  public Optional<CallEngine> find(PlaybookRef ref) {
    return own.stream()
        .filter(playbook -> playbook.ref().equals(ref))
        .findFirst()
        .or(() -> bundled(ref))
        .map(this::engine);
  }

  private Optional<Playbook> bundled(PlaybookRef ref) {
    return PlaybookYaml.bundledIds().contains(ref.id())
        ? Optional.of(bundled(ref.id())).filter(playbook -> playbook.ref().equals(ref))
        : Optional.empty();
  }

  private Playbook bundled(String id) {
    return bundled.computeIfAbsent(id, PlaybookYaml::bundled);
  }

  private CallEngine engine(Playbook playbook) {
    return engines.computeIfAbsent(playbook.ref(), ref -> Playbooks.engine(playbook));
  }
}
