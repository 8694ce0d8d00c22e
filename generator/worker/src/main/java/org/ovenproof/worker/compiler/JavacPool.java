package org.ovenproof.worker.compiler;

import com.sun.source.util.JavacTask;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.ovenproof.worker.code.CellNames;

/**
 * Compilers that keep what they have read of the JDK and the libraries, as those in JShell do. The
 * JDK has no public way to that: where it does not let us in, each task begins from nothing.
 */
final class JavacPool {

  private static final String API = "com.sun.tools.javac.api.";
  private static final String CODE = "com.sun.tools.javac.code.";
  private static final String UTIL = "com.sun.tools.javac.util.";

  /** How the names of classes of cells begin, which a compiler forgets after each task. */
  private static final String CELLS = CellNames.PACKAGE + ".";

  /** How many compilers are kept: one is enough but where two threads compile at once. */
  private static final int COMPILERS = 2;

  /** Where javac tells of faults of its own: JShell's is to tell of them, if it has them too. */
  private static final Writer UNHEARD = Writer.nullWriter();

  private final JavaCompiler javac;
  private final Object pool;

  /**
   * Classes of the JDK and the libraries in each compiler, by its context: there are thousands,
   * which are asked for their name once.
   */
  private final Map<Object, Set<Object>> lasting =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Set<Object>> eldest) {
          return size() > COMPILERS;
        }
      };

  /**
   * Uses a pool of compilers.
   *
   * @param pool an object with the methods of javac's own pool; null where the JDK lets nobody in
   */
  JavacPool(JavaCompiler javac, Object pool) {
    this.javac = javac;
    this.pool = pool;
  }

  /** Returns the pool of the JDK that {@code javac} is of. */
  static JavacPool ofJdk(JavaCompiler javac) {
    return new JavacPool(javac, pool());
  }

  private static Object pool() {
    try {
      Class.forName(CODE + "Symtab")
          .getMethod("instance", Class.forName(UTIL + "Context"))
          .invoke(null, Class.forName(UTIL + "Context").getConstructor().newInstance());
    } catch (InvocationTargetException reached) {
      // An empty context is no compiler, but the package is open.
    } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
      return null;
    }
    try {
      return Class.forName(API + "JavacTaskPool").getConstructor(int.class).newInstance(COMPILERS);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
      return null;
    }
  }

  boolean isOpen() {
    return pool != null;
  }

  /**
   * Gives a task to {@code user} that compiles {@code units}, and returns what the user returns.
   */
  <T> T with(
      JavaFileManager files,
      DiagnosticListener<JavaFileObject> problems,
      List<String> options,
      Iterable<? extends JavaFileObject> units,
      Function<JavacTask, T> user) {
    if (pool == null) {
      return user.apply((JavacTask) javac.getTask(UNHEARD, files, problems, options, null, units));
    }
    try {
      Class<?> worker = Class.forName(API + "JavacTaskPool$Worker");
      Object proxy =
          Proxy.newProxyInstance(
              JavacPool.class.getClassLoader(),
              new Class<?>[] {worker},
              (self, method, arguments) -> {
                JavacTask task = (JavacTask) arguments[0];
                // A task that has compiled does not know its context any more.
                Object context = task.getClass().getMethod("getContext").invoke(task);
                try {
                  return user.apply(task);
                } finally {
                  forgetCells(context);
                }
              });
      Method getTask =
          pool.getClass()
              .getMethod(
                  "getTask",
                  Writer.class,
                  JavaFileManager.class,
                  DiagnosticListener.class,
                  Iterable.class,
                  Iterable.class,
                  Iterable.class,
                  worker);
      @SuppressWarnings("unchecked")
      T result = (T) getTask.invoke(pool, UNHEARD, files, problems, options, null, units, proxy);
      return result;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes the classes of cells out of a compiler, as JShell does after each of its tasks. */
  private void forgetCells(Object context) throws ReflectiveOperationException {
    Object symbols = instance(CODE + "Symtab", context);
    Method flatName = Class.forName(CODE + "Symbol$ClassSymbol").getMethod("flatName");
    Method packge = Class.forName(CODE + "Symbol").getMethod("packge");
    Set<Object> known =
        lasting.computeIfAbsent(
            context, each -> Collections.newSetFromMap(new IdentityHashMap<>()));
    List<Object> cells = new ArrayList<>();
    for (Object type :
        (Iterable<?>) symbols.getClass().getMethod("getAllClasses").invoke(symbols)) {
      if (known.contains(type)) {
        continue;
      }
      if (flatName.invoke(type).toString().startsWith(CELLS)) {
        cells.add(type);
      } else {
        known.add(type);
      }
    }
    Object module = symbols.getClass().getField("unnamedModule").get(symbols);
    Class<?> name = Class.forName(UTIL + "Name");
    Method remove =
        symbols
            .getClass()
            .getMethod("removeClass", Class.forName(CODE + "Symbol$ModuleSymbol"), name);
    Object completer = completer(context);
    for (Object type : cells) {
      remove.invoke(symbols, module, flatName.invoke(type));
      Object owner = packge.invoke(type);
      Class.forName(CODE + "Symbol$PackageSymbol").getField("members_field").set(owner, null);
      Class.forName(CODE + "Symbol").getField("completer").set(owner, completer);
    }
  }

  private static Object completer(Object context) throws ReflectiveOperationException {
    Object finder = instance(CODE + "ClassFinder", context);
    return finder.getClass().getMethod("getCompleter").invoke(finder);
  }

  private static Object instance(String type, Object context) throws ReflectiveOperationException {
    return Class.forName(type)
        .getMethod("instance", Class.forName(UTIL + "Context"))
        .invoke(null, context);
  }
}
