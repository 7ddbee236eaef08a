package io.attune.load;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class, and ends this process when the one that started it is gone: its end of
 * standard input then closes, however it went. So a bench that is killed leaves no broker behind.
 */
public final class ChildMain {
  private ChildMain() {}

  /** Takes the name of the main class, and its arguments. */
  public static void main(String[] args) throws Exception {
    Thread watch = new Thread(ChildMain::awaitOrphaned, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static void awaitOrphaned() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said.
      }
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}
