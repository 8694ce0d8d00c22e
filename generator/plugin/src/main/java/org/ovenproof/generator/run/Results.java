package org.ovenproof.generator.run;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.cache.Environment;
import org.ovenproof.generator.cache.History;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.cache.Provenance;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.snippet.Session;

/**
 * The results that are kept, as far as a build may use them.
 *
 * @param mode what the build does with them
 * @param store where they are
 * @param history why one is not there
 * @param environment what snippets run in
 * @param current whether that is still so: a file may change while snippets run
 * @param processor what the maker of the processor calls it that computes
 */
public record Results(
    CacheMode mode,
    ResultStore store,
    History history,
    Environment environment,
    BooleanSupplier current,
    String processor) {

  List<KeyChain.Key> keysOf(Session session) {
    return KeyChain.of(session, environment.digest());
  }

  Optional<ResultStore.Result> of(KeyChain.Key key) {
    return mode == CacheMode.USE && key.repeatable() ? store.read(key.hex()) : Optional.empty();
  }

  void keep(KeyChain.Key key, ResultStore.Result result) {
    if (mode == CacheMode.OFF || !key.repeatable() || !current.getAsBoolean()) {
      return;
    }
    try {
      store.write(key.hex(), result);
    } catch (IOException notKept) {
      // A full disk costs the next build a run, not this one its result.
    }
  }

  /**
   * Returns where a result is from that is made now.
   *
   * @param facts what libraries say of that which computes
   */
  Provenance provenance(List<String> facts) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new Provenance(now, processor, facts, Optional.empty());
  }

  /** Returns why a snippet has to run. */
  String why(Session session, int index, KeyChain.Key key) {
    if (mode == CacheMode.REFRESH) {
      return "snippets.cache is refresh";
    }
    if (mode == CacheMode.OFF) {
      return "snippets.cache is off";
    }
    if (!session.snippets().get(index).options().cache()) {
      return "it says cache=false";
    }
    return key.repeatable()
        ? history.why(session, index, environment)
        : "a snippet before it says cache=false";
  }

  /** Notes that a snippet ran, for the next build that takes results from the cache. */
  void ran(Session session, int index, boolean failed) {
    if (mode != CacheMode.OFF) {
      history.ran(session, index, environment, failed);
    }
  }
}
