package io.attune.playbook.yaml;

import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Makes a tree of nodes from YAML text. Nothing is resolved or constructed: {@code no} stays the
 * word "no", and what a value means is for the reader of its field to say.
 */
final class YamlDocument {

  private static final String SECOND_DOCUMENT = "another document";
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private YamlDocument() {}

  /** The document's root, or nothing when a fault was noted. */
  static Optional<Field> parse(String text, FaultCollector faults) {
    if (!isPrintable(text, faults)) {
      return Optional.empty();
    }
    try {
      LoadSettings settings = settings(text);
      StreamReader reader = new StreamReader(settings, text);
      GuardedParser parser = new GuardedParser(new ParserImpl(settings, reader));
      Optional<Node> root = new Composer(settings, parser).getSingleNode();
      if (root.isEmpty()) {
        faults.add(Optional.empty(), "", "the file is empty", "begin with \"playbook: <its id>\"");
      }
      return root.map(node -> new Field(node, "", faults));
    } catch (GuardedParser.LimitExceeded e) {
      faults.add(e.mark(), "", e.getMessage(), e.fix());
    } catch (MarkedYamlEngineException e) {
      faults.add(e.getProblemMark(), "", "not valid YAML: " + problem(e), fix(e));
    } catch (RuntimeException e) {
      // The scanner lets some faults of its input out as other exceptions and without a place, such
      // as
      // numbers in directives and escapes that are more than an int holds.
      String problem = "not valid YAML: " + oneLine(String.valueOf(e.getMessage()));
      faults.add(Optional.empty(), "", problem, "look for escapes (\\) and directives (%)");
    }
    return Optional.empty();
  }

  /** The buffer holds the whole text, so that marks can look round themselves. */
  private static LoadSettings settings(String text) {
    return LoadSettings.builder()
        .setSchema(new FailsafeSchema())
        .setUseMarks(true)
        .setAllowNonScalarKeys(true)
        .setCodePointLimit(SourceText.MOST + 1)
        .setBufferSize(text.length() + 2)
        .build();
  }

  /** YAML allows few control characters; the scanner would refuse them without saying the line. */
  private static boolean isPrintable(String text, FaultCollector faults) {
    int line = 1;
    int lineStart = 0;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c == '\n') {
        line++;
        lineStart = i + 1;
      } else if (!StreamReader.isPrintable(c) && !(c == BYTE_ORDER_MARK && i == 0)) {
        String problem = String.format(Locale.ROOT, "contains the character U+%04X", c);
        faults.add(
            new PlaybookFault(
                line, i - lineStart + 1, "", problem, "YAML does not allow it: remove it"));
        return false;
      }
    }
    return true;
  }

  private static String problem(MarkedYamlEngineException e) {
    String problem = oneLine(String.valueOf(e.getProblem()));
    String context = oneLine(String.valueOf(e.getContext()));
    // Where a quote or bracket began matters when it is not closed: the problem shows far below it.
    boolean isOpen = context.contains("quoted") || context.contains("flow");
    return e.getContextMark()
        .filter(mark -> isOpen)
        .map(mark -> problem + ", " + context + " that began on line " + (mark.getLine() + 1))
        .orElse(problem);
  }

  private static String fix(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("\\t") || problem.contains("TAB")) {
      return "indent with blanks; a tab is not allowed here";
    } else if (problem.contains(SECOND_DOCUMENT)) {
      return "one playbook to a file: remove what follows ---";
    }
    return "check quotes, brackets and indentation; text with : # { } [ ] in it needs quotes";
  }

  private static String oneLine(String message) {
    String line = message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }
}
