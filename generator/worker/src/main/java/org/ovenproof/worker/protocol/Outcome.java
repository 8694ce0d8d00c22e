package org.ovenproof.worker.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a cell ended. */
public sealed interface Outcome {

  /** What it showed before it ended; empty where nothing is known. */
  default List<Shown> shown() {
    return List.of();
  }

  /**
   * It ran to its end.
   *
   * @param undeclared what cells of the session refer to, up to this one, that none has declared
   */
  record Completed(List<Shown> shown, List<Undeclared> undeclared) implements Outcome {

    public Completed {
      shown = List.copyOf(shown);
      undeclared = List.copyOf(undeclared);
    }

    /** With every name declared. */
    public Completed(List<Shown> shown) {
      this(shown, List.of());
    }
  }

  /**
   * The compiler refused it; nothing of it ran.
   *
   * @param errors at least one, in the order of the code
   */
  record Rejected(List<CompileError> errors) implements Outcome {

    public Rejected {
      errors = List.copyOf(errors);
    }
  }

  /**
   * It ended by an exception.
   *
   * @param type the exception's class name, as code would name it
   * @param message its message, empty if it has none
   * @param frames those of its frames that lie in cells of the session, innermost first
   * @param causes what caused it and what it suppressed, in the order of a stack trace
   */
  record Threw(
      List<Shown> shown, String type, String message, List<Frame> frames, List<Cause> causes)
      implements Outcome {

    public Threw {
      shown = List.copyOf(shown);
      frames = List.copyOf(frames);
      causes = List.copyOf(causes);
    }

    /** One that nothing else has caused. */
    public Threw(List<Shown> shown, String type, String message, List<Frame> frames) {
      this(shown, type, message, frames, List.of());
    }

    /** Returns the same, called from a frame that its own do not have. */
    public Threw at(Frame outermost) {
      List<Frame> longer = new ArrayList<>(frames);
      longer.add(outermost);
      return new Threw(shown, type, message, longer, causes);
    }

    /** Returns the class name without its package and the class around it. */
    public String simpleType() {
      return simple(type);
    }

    /** Returns the simple class name and, if there is one, the message. */
    public String text() {
      return told(type, message);
    }
  }

  /**
   * An exception behind another one.
   *
   * @param depth how many suppressed exceptions it lies in
   * @param type its class name, as code would name it
   * @param message its message, empty if it has none
   * @param frames those of its frames that lie in cells of the session, innermost first
   */
  record Cause(Kind kind, int depth, String type, String message, List<Frame> frames) {

    public Cause {
      frames = List.copyOf(frames);
    }

    /** Returns how it came about, its simple class name and, if there is one, the message. */
    public String text() {
      return "  ".repeat(depth) + kind.words + ": " + told(type, message);
    }

    /** How it came about; in the words of a stack trace. */
    public enum Kind {
      CAUSED_BY("Caused by"),
      SUPPRESSED("Suppressed");

      private final String words;

      Kind(String words) {
        this.words = words;
      }
    }
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static String told(String type, String message) {
    return message.isEmpty() ? simple(type) : simple(type) + ": " + message;
  }

  /**
   * It did not end in its time; the worker was killed.
   *
   * @param limitMillis the time it had
   * @param question what a value that it shows was asked for, such as {@code Foo.toString()}; empty
   *     if its own code was at work
   */
  record TimedOut(long limitMillis, String question) implements Outcome {

    /** Its own code was at work. */
    public TimedOut(long limitMillis) {
      this(limitMillis, "");
    }
  }

  /**
   * The worker ended while the cell ran.
   *
   * @param exitCode the process's exit code; above 128, a signal's number plus 128
   * @param lastWords the end of what the process wrote past the snippet's own streams
   * @param question what a value that it shows was asked for, such as {@code Foo.toString()}; empty
   *     if its own code was at work
   */
  record WorkerDied(int exitCode, String lastWords, String question) implements Outcome {

    /** While its own code was at work. */
    public WorkerDied(int exitCode, String lastWords) {
      this(exitCode, lastWords, "");
    }
  }

  /**
   * It was not run, since an earlier cell of its session failed.
   *
   * @param failedId the id of that cell
   */
  record Skipped(String failedId) implements Outcome {}

  /**
   * One message of the compiler.
   *
   * @param start offset of the first character in the cell's code
   * @param end offset behind the last character
   * @param message one or more lines
   */
  record CompileError(int start, int end, String message) {

    private static final Pattern UNKNOWN =
        Pattern.compile(
            "^\\s*symbol: +\\w+ (\\p{javaJavaIdentifierPart}+)"
                + "|^package (\\p{javaJavaIdentifierPart}+) does not exist",
            Pattern.MULTILINE);

    /** Returns the name that the compiler does not know. */
    public Optional<String> unknown() {
      Matcher unknown = UNKNOWN.matcher(message);
      return unknown.find()
          ? Optional.of(unknown.group(1) == null ? unknown.group(2) : unknown.group(1))
          : Optional.empty();
    }
  }

  /**
   * One frame of a stack trace that lies in a cell.
   *
   * @param cell the number of the cell in its session, from 0
   * @param line the line in that cell, from 1
   * @param method the method's name, empty for a statement
   */
  record Frame(int cell, int line, String method) {}

  /**
   * A name that a declaration refers to, and that may still be declared.
   *
   * @param cell the number of the declaration's cell in its session, from 0
   * @param error what the compiler would say
   */
  record Undeclared(int cell, CompileError error) {}
}
