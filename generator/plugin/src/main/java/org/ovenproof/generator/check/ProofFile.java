package org.ovenproof.generator.check;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code proof.json} beside a site holds: what its pages stand on, and what made that. Of the
 * files of a site, only this one and the pages that tell the same to readers may differ from one
 * bake to the next.
 *
 * @param format which fields there are, {@link #FORMAT} for these
 * @param environment what every result was made with
 * @param pages the pages, by language and order
 * @param results what snippets gave, in the order of the pages
 * @param claims the sentences that snippets check, likewise
 */
public record ProofFile(
    int format,
    Environment environment,
    List<PageLine> pages,
    List<ResultLine> results,
    List<ClaimLine> claims) {

  /** Where it is, from the site's folder on. */
  public static final String ADDRESS = "proof.json";

  /** The fields of this version. */
  public static final int FORMAT = 1;

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  /**
   * What every result was made with: it is part of their keys.
   *
   * @param java the version of the JDK and its maker
   * @param system the operating system and the architecture
   * @param kernels which code native libraries chose
   * @param seed what random numbers begin with
   * @param libraries those on the class path, as {@code group:artifact:version}
   */
  public record Environment(
      String java, String system, String kernels, long seed, List<String> libraries) {}

  /**
   * A page.
   *
   * @param address where it is, from the site's folder on
   * @param results on how many results it stands
   * @param claims how many of its sentences are checked
   */
  public record PageLine(String address, int results, int claims) {}

  /**
   * A result.
   *
   * @param id the id of its snippet
   * @param pages the addresses of the pages that show it
   * @param digest SHA-256 of what a page can show of it, in hexadecimal
   * @param key the key of all that it depends on
   * @param millis how long its snippet ran
   * @param made when, as in ISO 8601
   * @param confirmed when a second run gave the same; absent if there was none
   * @param processor what the maker of the processor calls it that computed
   * @param facts what libraries say of that which computed
   */
  public record ResultLine(
      String id,
      List<String> pages,
      String digest,
      String key,
      double millis,
      String made,
      String confirmed,
      String processor,
      List<String> facts) {

    private boolean isWhole() {
      return id != null && digest != null && ProofFile.isWhole(pages) && ProofFile.isWhole(facts);
    }
  }

  /**
   * A sentence that a snippet checks.
   *
   * @param page the address of its page
   * @param id the id of the snippet
   * @param field the boolean among its values; empty if it is one itself
   * @param text what the sentence says
   */
  public record ClaimLine(String page, String id, String field, String text) {}

  /** Returns it as JSON (RFC 8259). */
  public String json() {
    return GSON.toJson(this) + "\n";
  }

  /** Whether all is there that a comparison asks for. */
  private boolean isWhole() {
    return environment != null
        && isWhole(environment.libraries())
        && isWhole(pages)
        && isWhole(results)
        && isWhole(claims)
        && pages.stream().allMatch(page -> page.address() != null)
        && results.stream().allMatch(ResultLine::isWhole);
  }

  private static boolean isWhole(List<?> list) {
    return list != null && list.stream().allMatch(Objects::nonNull);
  }

  /** Returns what a file holds; nothing if it is none of ours, or of another format. */
  public static Optional<ProofFile> of(String json) {
    try {
      ProofFile read = GSON.fromJson(json, ProofFile.class);
      boolean whole = read != null && read.format == FORMAT && read.isWhole();
      return whole ? Optional.of(read) : Optional.empty();
    } catch (JsonParseException foreign) {
      return Optional.empty();
    }
  }
}
