package org.ovenproof.worker.compiler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.ovenproof.worker.code.CellNames;

/** Classes in memory, in front of the process's class path. */
final class CompiledFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private final List<Compiled> kept = new ArrayList<>();
  private List<Compiled> written = new ArrayList<>();

  CompiledFiles(StandardJavaFileManager classPath) {
    super(classPath);
  }

  /** Returns what was written since the last call. */
  List<Compiled> taken() {
    List<Compiled> all = written;
    written = new ArrayList<>();
    return all;
  }

  void keep(List<Compiled> classes) {
    kept.addAll(classes);
  }

  void forget() {
    kept.clear();
    written = new ArrayList<>();
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location == StandardLocation.CLASS_PATH && packageName.equals(CellNames.PACKAGE)) {
      return kinds.contains(JavaFileObject.Kind.CLASS) ? List.copyOf(kept) : List.of();
    }
    return super.list(location, packageName, kinds, recurse);
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof Compiled compiled
        ? compiled.className
        : super.inferBinaryName(location, file);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    Compiled compiled = new Compiled(className);
    written.add(compiled);
    return compiled;
  }

  /** No plugin of the compiler is looked for among the author's libraries. */
  @Override
  public ClassLoader getClassLoader(Location location) {
    return ClassLoader.getPlatformClassLoader();
  }

  @Override
  public void close() {
    try {
      super.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class in memory. */
  static final class Compiled extends SimpleJavaFileObject {

    private final String className;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Compiled(String className) {
      super(URI.create("mem:///" + className.replace('.', '/') + ".class"), Kind.CLASS);
      this.className = className;
    }

    String className() {
      return className;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes());
    }
  }
}
