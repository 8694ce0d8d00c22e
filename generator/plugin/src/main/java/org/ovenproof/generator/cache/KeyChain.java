package org.ovenproof.generator.cache;

import java.util.ArrayList;
import java.util.List;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/**
 * The keys of a session's snippets: each is a digest of the environment, of the code of those
 * before it and of its own, and of nothing else that an author can change.
 */
public final class KeyChain {

  private KeyChain() {}

  /**
   * Returns the key of each snippet.
   *
   * @param environment the digest of all that the snippets run in
   */
  public static List<Key> of(Session session, String environment) {
    List<Key> keys = new ArrayList<>();
    String before = environment;
    boolean repeatable = true;
    for (Snippet snippet : session.snippets()) {
      String through = new Digest().add(before).add(snippet.code()).hex();
      repeatable &= snippet.options().cache();
      if (snippet.options().eval()) {
        keys.add(new Key(expecting(through, snippet), repeatable));
        before = through;
      } else {
        String compiled = new Digest().add(through).add("compiled").hex();
        keys.add(new Key(expecting(compiled, snippet), repeatable));
      }
    }
    return keys;
  }

  /** What a page expects to fail is kept with its failure, which is none for another page. */
  private static String expecting(String key, Snippet snippet) {
    return snippet
        .options()
        .error()
        .map(error -> new Digest().add(key).add(error).hex())
        .orElse(key);
  }

  /**
   * The key of a snippet's result.
   *
   * @param hex 64 hexadecimal digits
   * @param repeatable whether the same key means the same result: not so for a snippet with {@code
   *     cache=false} and for those after it
   */
  public record Key(String hex, boolean repeatable) {}
}
