package io.attune.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command has opened, closed newest first: when the command comes to its end, and when the
 * process is told to stop in the middle of anything. A stop waits for what is being opened just
 * then, and for everything to close, but not longer than {@link #LIMIT}; what is open by then ends
 * with the process.
 */
public final class Closing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  /** How long a stopped process may take to close everything in order. */
  static final Duration LIMIT = Duration.ofSeconds(4);

  /** Held while something is opened and while everything is closed. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Deque<Resource> resources = new ArrayDeque<>();
  private final Thread hook = new Thread(this::stop, "attune-stop");
  private final Runnable atLast;
  private volatile boolean stopped;
  private boolean closed;

  private record Resource(String name, AutoCloseable closing) {}

  /** Thrown where a stop has overtaken a command; there is nobody left to tell. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  private Closing(Runnable atLast) {
    this.atLast = atLast;
  }

  /** A command that opens things. */
  public interface Command {
    /**
     * @return its exit code
     */
    int run(Closing closing) throws Exception;
  }

  /** Runs a command and closes what it opened. */
  public static int run(Command command) throws Exception {
    return run(command, () -> {});
  }

  /**
   * Runs a command and closes what it opened.
   *
   * @param atLast done after everything was closed, and also if something did not close in time
   * @return the command's exit code; {@link ExitCode#INTERRUPTED} if it was stopped, whatever that
   *     made it throw
   */
  public static int run(Command command, Runnable atLast) throws Exception {
    Closing closing = new Closing(atLast);
    Runtime.getRuntime().addShutdownHook(closing.hook);
    try (closing) {
      return command.run(closing);
    } catch (Exception e) {
      if (closing.stopped) {
        return ExitCode.INTERRUPTED;
      }
      throw e;
    }
  }

  /**
   * Opens something and sees to it that it is closed.
   *
   * @throws RuntimeException if the process was told to stop; to be let through
   */
  public <T extends AutoCloseable> T open(String name, Callable<T> opening) throws Exception {
    lock.lock();
    try {
      checkpoint();
      T opened = opening.call();
      resources.push(new Resource(name, opened));
      return opened;
    } finally {
      lock.unlock();
    }
  }

  /** Closes something that was opened here before the rest. */
  public void closeNow(AutoCloseable opened) {
    lock.lock();
    try {
      resources.stream()
          .filter(resource -> resource.closing() == opened)
          .findFirst()
          .ifPresent(
              resource -> {
                resources.remove(resource);
                close(resource);
              });
    } finally {
      lock.unlock();
    }
  }

  /**
   * To be asked in the course of longer work.
   *
   * @throws RuntimeException if the process was told to stop; to be let through
   */
  public void checkpoint() {
    if (stopped || closed) {
      throw new Stopped();
    }
  }

  private void stop() {
    stopped = true;
    Thread closer = new Thread(this::closeAll, "attune-close");
    closer.setDaemon(true);
    closer.start();
    try {
      closer.join(LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closer.isAlive()) {
      log.warn("not everything closed within {} s", LIMIT.toSeconds());
    }
    atLast.run();
  }

  private void closeAll() {
    lock.lock();
    try {
      closed = true;
      while (!resources.isEmpty()) {
        close(resources.pop());
      }
    } finally {
      lock.unlock();
    }
  }

  private static void close(Resource resource) {
    long began = System.nanoTime();
    try {
      resource.closing().close();
    } catch (Exception e) {
      log.warn("{} did not close cleanly: {}", resource.name(), e.toString());
      log.debug("{} did not close cleanly", resource.name(), e);
    }
    long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    log.debug("{} closed in {} ms", resource.name(), tookMs);
  }

  /** Closes everything that is still open, newest first. */
  @Override
  public void close() {
    closeAll();
    try {
      if (!stopped && Runtime.getRuntime().removeShutdownHook(hook)) {
        atLast.run();
      }
    } catch (IllegalStateException e) {
      log.debug("a stop has come meanwhile, and its thread does the rest");
    }
  }
}
