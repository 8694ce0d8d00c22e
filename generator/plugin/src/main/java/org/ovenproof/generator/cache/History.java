package org.ovenproof.generator.cache;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/** What every snippet was when it last ran, so that a build can say why it runs again. */
public final class History {

  private static final String FILE = "history.json";
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final Path file;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicBoolean changed = new AtomicBoolean();

  /** Reads what {@code folder} holds of it; nothing, if that cannot be read. */
  public History(Path folder) {
    this.file = folder.resolve(FILE);
    try {
      Map<String, Entry> kept =
          GSON.fromJson(Files.readString(file), new TypeToken<Map<String, Entry>>() {}.getType());
      kept.forEach(
          (name, entry) -> {
            if (entry != null
                && entry.environment() != null
                && entry.code() != null
                && entry.options() != null) {
              entries.put(name, entry);
            }
          });
    } catch (IOException | JsonParseException | NullPointerException unreadable) {
      entries.clear();
    }
  }

  /** Returns why the result of a repeatable snippet, which is not kept, has to be made. */
  public String why(Session session, int index, Environment environment) {
    Entry before = entries.get(name(session, index));
    if (before == null) {
      return "it is new";
    }
    for (String part : new TreeMap<>(environment.parts()).keySet()) {
      if (!environment.parts().get(part).equals(before.environment().get(part))) {
        return part + " changed";
      }
    }
    if (!before.code().equals(codeOf(session, index))) {
      return "its code changed";
    }
    if (!before.options().equals(optionsOf(session, index))) {
      return "its eval or error changed";
    }
    for (int earlier = 0; earlier < index; earlier++) {
      Entry entry = entries.get(name(session, earlier));
      if (entry == null
          || !entry.code().equals(codeOf(session, earlier))
          || !entry.options().equals(optionsOf(session, earlier))) {
        return "#" + session.snippets().get(earlier).id() + " before it changed";
      }
      if (entry.failed()) {
        return "#" + session.snippets().get(earlier).id() + " before it failed the last time";
      }
    }
    return before.failed() ? "it failed the last time" : "its result is no longer kept";
  }

  /** Notes that a snippet ran. */
  public void ran(Session session, int index, Environment environment, boolean failed) {
    entries.put(
        name(session, index),
        new Entry(
            codeOf(session, index),
            optionsOf(session, index),
            new TreeMap<>(environment.parts()),
            failed));
    changed.set(true);
  }

  /** Writes down what it knows for the next build; a failure to do so costs an explanation only. */
  public void remember() {
    if (!changed.getAndSet(false)) {
      return;
    }
    try {
      WholeFile.write(file, GSON.toJson(new TreeMap<>(entries)));
    } catch (IOException notRemembered) {
      // The next build says "it is new".
    }
  }

  private static String name(Session session, int index) {
    return session.name() + "#" + session.snippets().get(index).id();
  }

  private static String codeOf(Session session, int index) {
    Snippet snippet = session.snippets().get(index);
    return Digest.of(snippet.code());
  }

  private static String optionsOf(Session session, int index) {
    Options options = session.snippets().get(index).options();
    return options.eval() + " " + options.error().orElse("");
  }

  private record Entry(
      String code, String options, Map<String, String> environment, boolean failed) {}
}
