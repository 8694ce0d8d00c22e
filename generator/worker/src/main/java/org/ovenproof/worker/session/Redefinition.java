package org.ovenproof.worker.session;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Gives classes that are loaded other code, which their objects and their state outlive. JShell's
 * default engine does so through a debugger. The JDK gives the means to agents alone, so this class
 * is one, which the process loads into itself when the first page declares a name again: loaded
 * with the process it would cost each of them.
 */
public final class Redefinition {

  private static final AtomicReference<Instrumentation> GIVEN = new AtomicReference<>();

  private Redefinition() {}

  /** Is called by the JDK with what it gives to an agent. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    GIVEN.set(instrumentation);
  }

  /** Returns false, with all classes as they were, where the virtual machine cannot do it. */
  static boolean of(List<ClassDefinition> classes) {
    Optional<Instrumentation> instrumentation = OfThisProcess.INSTRUMENTATION;
    if (instrumentation.isEmpty()) {
      return false;
    }
    try {
      instrumentation.get().redefineClasses(classes.toArray(ClassDefinition[]::new));
      return true;
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | UnsupportedOperationException
        | LinkageError otherMembers) {
      return false;
    }
  }

  private static Optional<Instrumentation> instrumentation() {
    try {
      loadAgent();
    } catch (ReflectiveOperationException
        | IOException
        | RuntimeException
        | LinkageError notInThisJdk) {
      // Then a name that is declared again gets a class of its own, as in JShell's local engine.
    }
    return Optional.ofNullable(GIVEN.get());
  }

  /** Does what the launcher does for an archive that names an agent. */
  private static void loadAgent() throws ReflectiveOperationException, IOException {
    Path archive = Files.createTempFile("agent", ".jar");
    try {
      Manifest manifest = new Manifest();
      Attributes attributes = manifest.getMainAttributes();
      attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
      attributes.putValue("Launcher-Agent-Class", Redefinition.class.getName());
      attributes.putValue("Can-Redefine-Classes", "true");
      new JarOutputStream(Files.newOutputStream(archive), manifest).close();
      Class.forName("sun.instrument.InstrumentationImpl")
          .getMethod("loadAgent", String.class)
          .invoke(null, archive.toString());
    } finally {
      Files.delete(archive);
    }
  }

  /** Loads the agent once, when it is first needed. */
  private static final class OfThisProcess {

    private static final Optional<Instrumentation> INSTRUMENTATION = instrumentation();
  }
}
