package io.attune.call;

import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.RuleSwitched;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What may be known of a call, and ordered for those to come; the same for the same random. */
public final class RandomOrders {
  private final Random random;

  public RandomOrders(Random random) {
    this.random = random;
  }

  public CallContext context() {
    return new CallContext(
        any(Channel.values()),
        any(Direction.values()),
        maybe("default-en"),
        maybe("gold"),
        texts("price", "trust", "terms"),
        texts("missed delivery", "né 🙂", "billed twice"),
        random.nextBoolean() ? null : any(AgentLevel.values()));
  }

  /** An order of one of three kinds. */
  public Body order(int kind) {
    return switch (kind) {
      case 0 -> new PlaybookActivated(id(), version(), scope());
      case 1 ->
          new RuleSwitched(
              id(),
              id(),
              random.nextBoolean() ? null : any(AgentLevel.values()),
              random.nextBoolean(),
              maybe("dismissed 9 of 12"));
      default -> {
        double candidate = share();
        yield new ExperimentSet(
            id(), id(), version(), candidate, (1 - candidate) * share(), share(), scope());
      }
    };
  }

  private Scope scope() {
    return new Scope(maybe("t1"), maybe("north"), maybe("de"));
  }

  private double share() {
    return random.nextInt(3) == 0 ? 0 : random.nextDouble();
  }

  private int version() {
    return 1 + random.nextInt(999_999_999);
  }

  private String id() {
    return "id-" + random.nextInt(999);
  }

  private List<String> texts(String... of) {
    return IntStream.range(0, random.nextInt(4)).mapToObj(i -> any(of)).toList();
  }

  private String maybe(String value) {
    return random.nextBoolean() ? null : value;
  }

  private <T> T any(T[] of) {
    return of[random.nextInt(of.length)];
  }
}
