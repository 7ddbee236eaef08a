package io.attune.playbook.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Keeps a document within what a playbook can need before a tree is made of it: the composer is
 * recursive, so depth must be bounded first, and an alias that is followed lets a kilobyte stand
 * for gigabytes, so aliases arrive as scalars with a tag of their own, to be refused where they
 * stand.
 */
final class GuardedParser implements Parser {

  /** Deepest nesting of lists and mappings; the format itself needs 5. */
  static final int DEPTH = 16;

  /** Most values, lists and mappings in one document. */
  static final int NODES = 50_000;

  /** The tag of what was an alias. */
  static final String ALIAS_TAG = "an alias";

  private final Parser parser;
  private Event ahead;
  private int depth;
  private int nodes;

  GuardedParser(Parser parser) {
    this.parser = parser;
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return hasNext() && peekEvent().getEventId() == choice;
  }

  @Override
  public Event peekEvent() {
    if (ahead == null) {
      ahead = guarded(parser.next());
    }
    return ahead;
  }

  @Override
  public Event next() {
    Event event = peekEvent();
    ahead = null;
    return event;
  }

  @Override
  public boolean hasNext() {
    return ahead != null || parser.hasNext();
  }

  private Event guarded(Event event) {
    if (event instanceof NodeEvent && ++nodes > NODES) {
      throw new LimitExceeded(event, "has more than " + NODES + " values", "shorten it");
    } else if (event instanceof CollectionStartEvent && ++depth > DEPTH) {
      throw new LimitExceeded(
          event,
          "is nested more than " + DEPTH + " levels deep",
          "a playbook needs no more than 5; look for brackets that are never closed");
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    } else if (event instanceof AliasEvent alias) {
      return new ScalarEvent(
          Optional.empty(),
          Optional.of(ALIAS_TAG),
          new ImplicitTuple(false, false),
          "*" + alias.getAlias().getValue(),
          ScalarStyle.PLAIN,
          event.getStartMark(),
          event.getEndMark());
    }
    return event;
  }

  /** Thrown through the composer when a document is not worth reading on. */
  static final class LimitExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Mark> mark;
    private final String fix;

    LimitExceeded(Event at, String problem, String fix) {
      super("the file " + problem);
      this.mark = at.getStartMark();
      this.fix = fix;
    }

    Optional<Mark> mark() {
      return mark;
    }

    String fix() {
      return fix;
    }
  }
}
