package io.attune.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tries broken inputs on a parser. Each must be taken or refused by one of the exceptions that the
 * parser documents, in less than a second of CPU time, with memory that is in proportion to the
 * input. The first that is not fails the test, which prints it and its seed.
 *
 * <p>{@code -Dfuzz.inputs=1000000} tries so many on each parser, {@code -Dfuzz.seconds=60} as many
 * as it can in that time, {@code -Dfuzz.seed=N} the same ones again.
 */
public final class Fuzz {
  /** How many inputs are tried on each parser. */
  public static final int INPUTS = Integer.getInteger("fuzz.inputs", 400);

  /** What all inputs of this run follow from. */
  public static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

  private static final long SECONDS = Long.getLong("fuzz.seconds", 3_600);

  private static final long SLOWEST_NS = 1_000_000_000L;

  /** Of wall clock, which a busy machine may stretch; for what never ends. */
  private static final Duration STUCK = Duration.ofSeconds(60);

  private static final int MOST_PRINTED = 3_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Takes an input, or refuses it by an exception. */
  public interface Parser {
    void take(byte[] input) throws Exception;
  }

  /**
   * What became of the inputs.
   *
   * @param taken without an exception
   * @param refused by one that is documented
   */
  public record Tally(int taken, int refused) {}

  private record Attempt(int number, byte[] input, long begunNs) {}

  private final String name;
  private final Parser parser;
  private final List<Class<? extends Exception>> refusals;
  private final AtomicReference<Attempt> current = new AtomicReference<>();

  private long mostBytes = 4 << 20;
  private long bytesPerByte = 400;
  private int inputs = INPUTS;
  private boolean wasTaken;

  private Fuzz(String name, Parser parser, List<Class<? extends Exception>> refusals) {
    this.name = name;
    this.parser = parser;
    this.refusals = refusals;
  }

  /**
   * A parser to be tried.
   *
   * @param refusals the exceptions that it documents; none if it refuses nothing
   */
  @SafeVarargs
  public static Fuzz of(String name, Parser parser, Class<? extends Exception>... refusals) {
    return new Fuzz(name, parser, List.of(refusals));
  }

  /**
   * How much it may allocate for an input, in bytes.
   *
   * @param most whatever the input
   * @param perByte and this for each of its bytes
   */
  public Fuzz allocating(long most, long perByte) {
    mostBytes = most;
    bytesPerByte = perByte;
    return this;
  }

  /** Of a slow parser: one input of so many that others get. */
  public Fuzz oneOf(int share) {
    inputs = Math.max(1, INPUTS / share);
    return this;
  }

  /**
   * Tries mutations of good inputs, which the parser must take.
   *
   * @param words signs and words that mean something to it
   */
  public Tally run(List<byte[]> samples, List<String> words) {
    samples.forEach(sample -> assertThat(taken(sample, -1)).as("%s: a good one", name).isTrue());
    return run(
        random -> {
          Mutations mutations = new Mutations(random, samples, words);
          return mutations::next;
        });
  }

  /** Tries inputs that are made from a source of chance. */
  public Tally run(Function<Random, Supplier<byte[]>> maker) {
    int[] counts = new int[2];
    AtomicReference<Throwable> fault = new AtomicReference<>();
    Thread worker =
        new Thread(
            () -> {
              try {
                Supplier<byte[]> next = maker.apply(new Random(SEED ^ name.hashCode()));
                long end = System.nanoTime() + SECONDS * 1_000_000_000L;
                for (int i = 0; i < inputs && System.nanoTime() < end; i++) {
                  counts[taken(next.get(), i) ? 0 : 1]++;
                }
              } catch (Throwable e) {
                fault.set(e);
              }
            },
            "fuzz");
    worker.setDaemon(true);
    worker.start();
    await(worker);
    if (fault.get() != null) {
      throw new AssertionError(fault.get().getMessage(), fault.get());
    }
    System.out.printf(
        "fuzz %s: %d taken, %d refused, -Dfuzz.seed=%d%n", name, counts[0], counts[1], SEED);
    return new Tally(counts[0], counts[1]);
  }

  private void await(Thread worker) {
    try {
      while (worker.isAlive()) {
        worker.join(200);
        Attempt at = current.get();
        if (at != null && System.nanoTime() - at.begunNs > STUCK.toNanos()) {
          throw new AssertionError(describe("no end after " + STUCK, at.number, at.input));
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private boolean taken(byte[] input, int number) {
    String trouble = attempt(input, number);
    if (trouble != null) {
      // Once more: what is loaded and made on first use is not the input's doing.
      trouble = attempt(input, number);
    }
    if (trouble != null) {
      throw new AssertionError(describe(trouble, number, input));
    }
    return wasTaken;
  }

  /** Returns what it took too much of, null if nothing. */
  private String attempt(byte[] input, int number) {
    long thread = Thread.currentThread().getId();
    current.set(new Attempt(number, input, System.nanoTime()));
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long begun = THREADS.getCurrentThreadCpuTime();
    wasTaken = true;
    try {
      parser.take(input);
    } catch (Throwable e) {
      if (refusals.stream().noneMatch(refusal -> refusal.isInstance(e))) {
        throw new AssertionError(describe("threw " + e, number, input), e);
      }
      assertThat(e.getMessage()).as("%s", describe("does not say why", number, input)).isNotBlank();
      wasTaken = false;
    } finally {
      current.set(null);
    }
    long took = THREADS.getCurrentThreadCpuTime() - begun;
    long allocated = THREADS.getThreadAllocatedBytes(thread) - bytes;
    if (took > SLOWEST_NS) {
      return "took " + took / 1_000_000 + " ms of CPU";
    }
    return allocated > mostBytes + bytesPerByte * input.length
        ? "allocated " + allocated + " bytes"
        : null;
  }

  private String describe(String what, int number, byte[] input) {
    String text =
        new String(input, 0, Math.min(input.length, MOST_PRINTED), StandardCharsets.UTF_8);
    String bytes =
        input.length > MOST_PRINTED ? "too long" : Base64.getEncoder().encodeToString(input);
    return "%s %s: input %d of %d bytes, -Dfuzz.seed=%d%n%s%nBase64: %s"
        .formatted(name, what, number, input.length, SEED, text, bytes);
  }
}
