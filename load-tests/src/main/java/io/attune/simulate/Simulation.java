package io.attune.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Some partitions of calls, read by tasks that lag, tick, commit and crash as a seed will have it.
 * Whatever happens, what they tell must be what an undisturbed engine tells of the same logs. Safe
 * for threads; every run is for itself.
 */
public final class Simulation {
  private final SimulatedShelf shelf = new SimulatedShelf();
  private final Lines lines;

  /**
   * Loads what all runs share, which takes about a second.
   *
   * @throws java.io.IOException when the samples cannot be read
   */
  public Simulation() throws java.io.IOException {
    lines = new Lines();
  }

  /**
   * What a run came to.
   *
   * @param seed that it followed from
   * @param steps of the engine under test, those that crashes undid included
   * @param crashes of tasks
   * @param fault what went wrong, null if nothing did
   */
  public record Result(long seed, long steps, int crashes, RuntimeException fault) {}

  /** Runs what a seed says. */
  public Result run(long seed) {
    Random random = new Random(seed);
    List<SimulatedTask> tasks = new ArrayList<>();
    RuntimeException fault = null;
    try {
      List<PartitionLog> logs =
          Stream.iterate(0, p -> p + 1)
              .limit(1 + random.nextInt(3))
              .map(p -> LogWriter.write(p, shelf, lines, random))
              .toList();
      logs.forEach(log -> tasks.add(new SimulatedTask(log, shelf)));
      interleave(logs, tasks, random);
      tasks.forEach(SimulatedTask::requireAsExpected);
    } catch (RuntimeException e) {
      fault = e;
    }
    return new Result(
        seed,
        tasks.stream().mapToLong(SimulatedTask::steps).sum(),
        tasks.stream().mapToInt(SimulatedTask::crashes).sum(),
        fault);
  }

  private static void interleave(
      List<PartitionLog> logs, List<SimulatedTask> tasks, Random random) {
    boolean crashing = random.nextInt(5) > 0;
    int running = tasks.size();
    while (running > 0) {
      int place = random.nextInt(tasks.size());
      SimulatedTask task = tasks.get(place);
      boolean orderly = logs.get(place).orderly();
      if (!task.isDone()) {
        boolean prompt = !orderly || random.nextInt(4) > 0;
        for (int i = 1 + random.nextInt(30); i > 0; i--) {
          task.read(prompt);
        }
        if (orderly && random.nextInt(3) == 0) {
          task.tick();
        }
        if (crashing && random.nextInt(8) == 0) {
          task.crash();
        } else if (random.nextInt(3) > 0) {
          task.commit(random.nextInt(10) == 0);
        }
        running -= task.isDone() ? 1 : 0;
      }
    }
  }
}
