package io.attune.debrief;

import io.attune.call.CallInput;
import io.attune.engine.CallBook;
import io.attune.engine.CallEngine;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Debriefs of calls that a test writes down. */
public final class Debriefed {
  private Debriefed() {}

  /** The debrief of one call, with the small playbook of the engine's tests. */
  public static Debrief of(Script script) {
    List<Debrief> all = all(SmallPlaybook.engine(), script.inputs().iterator());
    if (all.size() != 1) {
      throw new IllegalStateException(all.size() + " calls, expected one");
    }
    return all.get(0);
  }

  public static List<Debrief> all(CallEngine engine, Iterator<? extends CallInput> inputs) {
    List<Debrief> all = new ArrayList<>();
    CallBook book = new CallBook(engine, new Debriefer(all::add));
    inputs.forEachRemaining(book::hear);
    book.finish();
    return all;
  }
}
