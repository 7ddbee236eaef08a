package io.attune.app.play;

import java.io.Console;
import java.io.PrintWriter;

/**
 * Where progress is shown. On a terminal a status line stays below everything else and is replaced
 * in place; elsewhere there are only plain lines. Nothing that comes from a call can control the
 * terminal. Safe for threads.
 */
public final class Screen {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean terminal;
  private String status = "";

  /**
   * @param terminal whether {@code out} ends on a terminal that understands how to clear a line
   */
  public Screen(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Whether standard output is a terminal that can do more than print lines. */
  public static boolean isTerminal() {
    Console console = System.console();
    String term = System.getenv("TERM");
    return console != null && isTerminal(console) && term != null && !term.equals("dumb");
  }

  /** From Java 22 on there is a console without a terminal, and a method that says so. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** One line that stays. */
  public synchronized void line(String text) {
    if (!status.isEmpty()) {
      out.print(CLEAR_LINE);
    }
    out.println(printable(text));
    out.print(status);
    out.flush();
  }

  /** What is going on now; an empty text takes the status line away. */
  public synchronized void status(String text) {
    if (terminal && !text.equals(status)) {
      status = printable(text);
      out.print(CLEAR_LINE + status);
      out.flush();
    }
  }

  private static String printable(String text) {
    StringBuilder printable = new StringBuilder(text);
    for (int i = 0; i < printable.length(); i++) {
      if (Character.isISOControl(printable.charAt(i))) {
        printable.setCharAt(i, ' ');
      }
    }
    return printable.toString();
  }
}
