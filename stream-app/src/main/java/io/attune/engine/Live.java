package io.attune.engine;

import io.attune.detect.Conversation;
import io.attune.detect.Heard;
import io.attune.detect.Holds;
import java.util.ArrayList;
import java.util.List;

/**
 * The conversation as far as it is known: what is settled, continued over the turns that are
 * pending. It keeps what each of these came to, so that a turn need not be heard a second time when
 * it settles. Derived, and the same whether it was continued turn by turn or all at once.
 *
 * @param settled what it continues
 * @param holds when the customer was on hold, as known when it was derived
 * @param heard what each pending turn came to, in media order
 */
public record Live(Conversation settled, Holds holds, List<Heard> heard) {
  /** Nothing heard, and nothing derived yet. */
  public static final Live NOTHING = new Live(Conversation.EMPTY, Holds.NONE, List.of());

  /** The conversation with all turns in it. */
  public Conversation now() {
    return after(heard.size());
  }

  private Conversation after(int turns) {
    return turns == 0 ? settled : heard.get(turns - 1).after();
  }

  /** Whether it was derived from just this. */
  boolean continues(Conversation settledNow, Holds holdsNow) {
    return settled == settledNow && holds.equals(holdsNow);
  }

  /** Continued by one turn more. */
  Live then(Heard next) {
    List<Heard> longer = new ArrayList<>(heard.size() + 1);
    longer.addAll(heard);
    longer.add(next);
    return new Live(settled, holds, longer);
  }

  /** The same conversation, of which the first turns have settled as they were heard here. */
  Live settledBy(int turns) {
    return new Live(after(turns), holds, List.copyOf(heard.subList(turns, heard.size())));
  }
}
