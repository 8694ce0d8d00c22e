package org.ovenproof.worker.code;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of classes as the author of a cell wrote them, where JShell's own stand. */
public final class CellNames {

  /** The package of the classes that JShell makes of cells. */
  public static final String PACKAGE = "REPL";

  /** How the simple names of those classes begin. */
  public static final String CLASS = "$JShell$";

  /** The method that JShell calls to run a snippet. */
  public static final String RUN = "do_it$";

  /** The method that finds the type of a variable of JShell's, called by the one that runs it. */
  public static final String INFER = RUN + "Aux";

  /** The class that JShell puts around what a cell declares, in code and in class files. */
  public static final String AROUND = "REPL[./]\\$JShell\\$\\w+";

  /** Stands for the class around code of a cell that is in no class of the author. */
  private static final String TOP = "JShell";

  private static final Pattern NAME =
      Pattern.compile(
          AROUND
              + "(?:"
              // A lambda's class has the address of something as its name.
              + "(?<owner>(?:\\$\\w+)*)\\$\\$Lambda(?:\\$\\d+)?/(?:0x)?[0-9a-f]+"
              + "|\\$\\d+(?<local>[\\p{L}_]\\w*)"
              + "|\\$(?:\\$JShell\\$anonymous\\$)?(?<anonymous>\\$?\\d+)"
              + "|[. ]do_it\\$(?:Aux)?"
              + "|(?<inside>[.$])(?=[\\p{javaJavaIdentifierStart}<])"
              + ")?");

  /** The text of a class loader, with its address in memory, which differs by chance. */
  private static final Pattern LOADER =
      Pattern.compile(" of loader (?:jdk\\.jshell|org\\.ovenproof\\.worker)[\\w.$]* @[0-9a-f]+");

  private CellNames() {}

  /** Returns a text without the names that JShell gives to the classes around those of a cell. */
  public static String in(String text) {
    if (!text.contains(CLASS)) {
      return text;
    }
    String named =
        NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(authored(found)));
    return LOADER.matcher(named).replaceAll(" of loader 'app'");
  }

  private static String authored(MatchResult found) {
    if (found.group(1) != null) {
      String owner = found.group(1);
      return (owner.isEmpty() ? owner : owner.substring(1)) + "$$Lambda";
    }
    if (found.group(2) != null) {
      return found.group(2);
    }
    if (found.group(3) != null) {
      return "$" + found.group(3).replace("$", "");
    }
    return found.group(4) != null ? "" : TOP;
  }

  /** Returns a method as an author would name it: nothing for the code of a statement. */
  public static String ofMethod(String name) {
    if (name.equals(RUN) || name.equals(INFER)) {
      return "";
    }
    return name.startsWith("lambda$") ? "lambda" : name;
  }

  /** Returns the name of a class as code would name it; of one without a name, what it extends. */
  public static String of(Class<?> type) {
    Class<?> named = type;
    while (named.isAnonymousClass()) {
      named = named.getSuperclass();
    }
    if (named.isHidden()) {
      return in(named.getName());
    }
    String canonical = named.getCanonicalName();
    return in(canonical == null ? named.getSimpleName() : canonical);
  }
}
