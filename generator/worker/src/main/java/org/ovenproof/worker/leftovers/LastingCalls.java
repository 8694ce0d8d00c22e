package org.ovenproof.worker.leftovers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ovenproof.worker.code.ConstantPool;

/**
 * What the code of a session can set for its whole process without a way to read it back, or to
 * take it away. It is known by the names in the {@link ConstantPool} of each of its classes, so
 * that code which only looks counts too: it costs the next session a new process, not a wrong
 * result.
 */
public final class LastingCalls {

  /** Parts of the names of types, by each what a page that uses such a type may leave, in words. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("java/security/Policy", "the security providers and properties"),
          Map.entry("java/security/Provider", "the security providers and properties"),
          Map.entry("java/security/Security", "the security providers and properties"),
          Map.entry("java/util/logging/", "the logging"),
          Map.entry("java/util/prefs/", "the preferences"),
          Map.entry("java/net/Authenticator", "the defaults of connections"),
          Map.entry("java/net/CookieHandler", "the defaults of connections"),
          Map.entry("java/net/ProxySelector", "the defaults of connections"),
          Map.entry("java/net/ResponseCache", "the defaults of connections"),
          Map.entry("javax/net/ssl/SSLContext", "the defaults of encrypted connections"),
          Map.entry("java/util/Timer", "a timer"),
          Map.entry("java/util/concurrent/Executors", "threads"),
          Map.entry("java/util/concurrent/ForkJoinPool", "threads"),
          Map.entry("java/util/concurrent/ForkJoinWorkerThread", "threads"),
          Map.entry("java/util/concurrent/ScheduledThreadPoolExecutor", "threads"),
          Map.entry("java/util/concurrent/SubmissionPublisher", "threads"),
          Map.entry("java/util/concurrent/StructuredTaskScope", "threads"),
          Map.entry("java/util/concurrent/ThreadPoolExecutor", "threads"),
          Map.entry("java/lang/Thread$Builder", "threads"),
          Map.entry("java/lang/ThreadGroup", "threads"),
          Map.entry("java/nio/channels/Asynchronous", "threads"),
          Map.entry("java/net/http/HttpClient", "threads"),
          Map.entry("com/sun/net/httpserver/", "threads"),
          Map.entry("java/awt/EventQueue", "the queue of events"),
          Map.entry("java/awt/Toolkit", "the queue of events"),
          Map.entry("java/beans/Introspector", "what is known of beans"),
          Map.entry("java/beans/PropertyEditorManager", "what is known of beans"),
          Map.entry("javax/swing/", "the queue of events"),
          Map.entry("java/lang/ref/Cleaner", "code that runs when memory is reclaimed"),
          Map.entry("java/lang/foreign/", "native code and memory"),
          Map.entry("sun/misc/", "native code and memory"),
          Map.entry("jdk/internal/", "native code and memory"),
          Map.entry("java/lang/instrument/", "the classes of the process"),
          Map.entry("com/sun/tools/attach/", "the classes of the process"),
          Map.entry("java/lang/management/", "the management of the process"),
          Map.entry("javax/management/", "the management of the process"),
          Map.entry("com/sun/management/", "the management of the process"),
          Map.entry("java/rmi/", "remote objects"),
          Map.entry("javax/naming/", "the naming service"),
          Map.entry("java/sql/DriverManager", "a database"),
          Map.entry("org/ovenproof/worker/", "the worker itself"));

  /** Names of methods, by each what a page that calls such a method may leave, in words. */
  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry("addShutdownHook", "a shutdown hook"),
          Map.entry("finalize", "code that runs when memory is reclaimed"),
          Map.entry("delayedExecutor", "a timer"),
          Map.entry("orTimeout", "a timer"),
          Map.entry("completeOnTimeout", "a timer"),
          Map.entry("startVirtualThread", "threads"),
          Map.entry("ofVirtual", "threads"),
          Map.entry("ofPlatform", "threads"),
          Map.entry("loadLibrary", "native code and memory"),
          Map.entry("setAccessible", "the private state of classes"),
          Map.entry("trySetAccessible", "the private state of classes"),
          Map.entry("privateLookupIn", "the private state of classes"),
          Map.entry("setSecurityManager", "the security providers and properties"),
          Map.entry("setSerialFilter", "the security providers and properties"),
          Map.entry("setSerialFilterFactory", "the security providers and properties"),
          Map.entry("setURLStreamHandlerFactory", "a factory of URLs or sockets"),
          Map.entry("setContentHandlerFactory", "a factory of URLs or sockets"),
          Map.entry("setSocketFactory", "a factory of URLs or sockets"),
          Map.entry("setSocketImplFactory", "a factory of URLs or sockets"),
          Map.entry("setDatagramSocketImplFactory", "a factory of URLs or sockets"),
          Map.entry("setRMIClientSocketFactory", "a factory of URLs or sockets"),
          Map.entry("setFollowRedirects", "the defaults of connections"),
          Map.entry("setFileNameMap", "the defaults of connections"),
          Map.entry("newFileSystem", "a file system"),
          Map.entry("registerFont", "a font"),
          Map.entry("setUseCache", "the defaults of pictures"),
          Map.entry("setCacheDirectory", "the defaults of pictures"),
          Map.entry("getDefaultInstance", "the defaults of pictures"),
          Map.entry("clearAssertionStatus", "the assertions"),
          Map.entry("setClassAssertionStatus", "the assertions"),
          Map.entry("setPackageAssertionStatus", "the assertions"));

  /** How names of methods begin that set a default of the process. */
  private static final String DEFAULTS = "setDefault";

  private static final String DATABASE = "jdbc:";

  private static final Pattern LIBRARY = Pattern.compile(".*\\.(?:so|dylib|dll)");

  /** How many bytes a constant has at most that may be a name. */
  private static final int MAX_NAME = 200;

  /** How many names {@link #KNOWN} has at most. */
  private static final int MAX_KNOWN = 10_000;

  /** By names, what pages that mention them may leave, which is nothing for most. */
  private static final Map<String, List<String>> KNOWN = new HashMap<>();

  private final Set<String> found = new TreeSet<>();

  /** Threads are started by a method of theirs or of a class below: both names count together. */
  private boolean namesThread;

  private boolean starts;

  /** Takes note of a class of the session. */
  public void add(byte[] classFile) {
    ConstantPool.of(classFile).ifPresent(this::add);
  }

  private void add(ConstantPool constants) {
    for (int index = 1; index < constants.count(); index++) {
      if (constants.is(index, ConstantPool.TEXT) && constants.first(index) <= MAX_NAME) {
        String text = constants.text(index);
        namesThread |= text.equals("java/lang/Thread");
        starts |= text.equals("start");
        found.addAll(meaning(text));
      }
    }
  }

  private static synchronized List<String> meaning(String text) {
    List<String> known = KNOWN.get(text);
    if (known == null) {
      Set<String> meanings = new TreeSet<>();
      // A class may be named in a string too, for Class.forName.
      String path = text.replace('.', '/');
      TYPES.forEach(
          (type, what) -> {
            if (path.contains(type)) {
              meanings.add(what);
            }
          });
      if (METHODS.containsKey(text)) {
        meanings.add(METHODS.get(text));
      }
      if (text.startsWith(DEFAULTS)) {
        meanings.add("a default of the process");
      }
      if (LIBRARY.matcher(text).matches()) {
        meanings.add("native code and memory");
      }
      if (text.startsWith(DATABASE)) {
        meanings.add("a database");
      }
      known = List.copyOf(meanings);
      if (KNOWN.size() < MAX_KNOWN) {
        KNOWN.put(text, known);
      }
    }
    return known;
  }

  /** Returns what the classes so far may have set, in words. */
  public Set<String> found() {
    Set<String> all = new TreeSet<>(found);
    if (namesThread && starts) {
      all.add("threads");
    }
    return all;
  }
}
