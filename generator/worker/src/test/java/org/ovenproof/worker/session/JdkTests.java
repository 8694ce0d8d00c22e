package org.ovenproof.worker.session;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The cells in the JDK's own tests of JShell. */
final class JdkTests {

  private static final String FOLDER = "test/langtools/jdk/jshell";

  /** What evaluates its first argument in a test's session. */
  private static final Pattern EVALUATES =
      Pattern.compile("assert(?:Eval|Declare|VarValue|VariableDeclSubKind)\\w*");

  /** What would end or hold up the process that compares, or takes a declaration away. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "System\\s*\\.\\s*exit|halt\\(|while\\s*\\(true|for\\s*\\(\\s*;\\s*;|System\\.in\\b"
              + "|sleep\\(|assertDrop");

  private JdkTests() {}

  /**
   * Returns the sessions of all tests.
   *
   * @param sources the folder of the JDK's sources
   */
  static List<TestSession> in(Path sources) throws IOException {
    List<TestSession> sessions = new ArrayList<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.list(sources.resolve(FOLDER));
        StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      for (Path file :
          files.filter(each -> each.toString().endsWith("Test.java")).sorted().toList()) {
        JavacTask task =
            (JavacTask)
                javac.getTask(
                    null, manager, unseen -> {}, null, null, manager.getJavaFileObjects(file));
        for (CompilationUnitTree unit : task.parse()) {
          new Reader(file.getFileName().toString().replace(".java", ""), sessions).scan(unit, null);
        }
      }
    }
    return sessions;
  }

  /** A test method. */
  record TestSession(String name, List<String> cells) {}

  private static final class Reader extends TreeScanner<Void, Void> {

    private final String file;
    private final List<TestSession> sessions;

    private Reader(String file, List<TestSession> sessions) {
      this.file = file;
      this.sessions = sessions;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      List<String> cells = new ArrayList<>();
      boolean[] over = {false};
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
          super.visitMethodInvocation(call, null);
          String name =
              call.getMethodSelect() instanceof IdentifierTree called
                  ? called.getName().toString()
                  : "";
          Optional<String> cell =
              EVALUATES.matcher(name).matches() && !call.getArguments().isEmpty()
                  ? text(call.getArguments().get(0))
                  : Optional.empty();
          over[0] |= LEFT_OUT.matcher(name + cell.orElse("")).find();
          cell.filter(each -> !over[0]).ifPresent(cells::add);
          return null;
        }
      }.scan(method.getBody(), null);
      if (!cells.isEmpty()) {
        sessions.add(new TestSession(file + "." + method.getName(), List.copyOf(cells)));
      }
      return null;
    }

    /** Returns a string that stands in the source as such. */
    private static Optional<String> text(ExpressionTree tree) {
      if (tree instanceof LiteralTree literal) {
        return literal.getValue() instanceof String text ? Optional.of(text) : Optional.empty();
      }
      if (tree instanceof ParenthesizedTree inner) {
        return text(inner.getExpression());
      }
      return tree instanceof BinaryTree sum
          ? text(sum.getLeftOperand())
              .flatMap(left -> text(sum.getRightOperand()).map(left::concat))
          : Optional.empty();
    }
  }
}
