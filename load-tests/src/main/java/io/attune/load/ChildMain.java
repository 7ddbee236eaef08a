package io.attune.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Runs another main class, and ends this process when the one that started it is gone: its end of
 * standard input then closes, however it went. So a bench that is killed leaves no broker behind.
 * What comes in before is orders for the main class, one a line.
 */
public final class ChildMain {
  private static final BlockingQueue<String> ORDERS = new LinkedBlockingQueue<>();

  private ChildMain() {}

  /** Takes the name of the main class, and its arguments. */
  public static void main(String[] args) throws Exception {
    Thread listener = new Thread(ChildMain::listen, "parent-watch");
    listener.setDaemon(true);
    listener.start();
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      // Whatever else it has started must not keep it alive, or the parent would wait for it.
      e.getCause().printStackTrace();
      System.exit(1);
    }
  }

  /** The next line that {@link ChildProcess#order} sent; waits for it. */
  static String nextOrder() throws InterruptedException {
    return ORDERS.take();
  }

  private static void listen() {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        ORDERS.add(line);
      }
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}
