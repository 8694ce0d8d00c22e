package org.ovenproof.generator.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a published site with a fresh bake: the results and the sentences that both write down,
 * and what their pages show of them.
 */
public final class Comparison {

  private final PublishedSite published;
  private final ProofFile there;
  private final ProofFile here;
  private final Map<String, byte[]> files;
  private final Map<String, Map<String, String>> digestsThere;
  private final Map<String, Map<String, String>> digestsHere;
  private final Map<String, Set<String>> claimsThere;
  private final Map<String, Set<String>> claimsHere;
  private final List<String> differences = new ArrayList<>();

  /**
   * Begins.
   *
   * @param there what the published site writes down
   * @param here what the bake does
   * @param files the bytes of the bake's files by their addresses
   */
  public Comparison(
      PublishedSite published, ProofFile there, ProofFile here, Map<String, byte[]> files) {
    this.published = published;
    this.there = there;
    this.here = here;
    this.files = files;
    this.digestsThere = digests(there);
    this.digestsHere = digests(here);
    this.claimsThere = claims(there);
    this.claimsHere = claims(here);
  }

  /**
   * Returns a line for each thing that differs, page by page.
   *
   * @throws IOException if a file of the published site cannot be read
   */
  public List<String> differences() throws IOException, InterruptedException {
    Set<String> pagesThere = addresses(there);
    Set<String> pagesHere = addresses(here);
    for (String page : pagesThere) {
      if (!pagesHere.contains(page)) {
        differences.add(page + ": published, and not among the pages here");
      }
    }
    for (String page : pagesHere) {
      if (pagesThere.contains(page)) {
        comparePage(page);
      } else {
        differences.add(page + ": not published");
      }
    }
    return List.copyOf(differences);
  }

  /** Returns a line for each way in which the results were made otherwise. */
  public List<String> circumstances() {
    ProofFile.Environment one = there.environment();
    ProofFile.Environment other = here.environment();
    List<String> lines = new ArrayList<>();
    circumstance("Java", one.java(), other.java(), lines);
    circumstance("system", one.system(), other.system(), lines);
    circumstance("kernels", one.kernels(), other.kernels(), lines);
    circumstance("seed", one.seed(), other.seed(), lines);
    circumstance("computed by", facts(there), facts(here), lines);
    circumstance("libraries", without(one, other), without(other, one), lines);
    return lines;
  }

  private static void circumstance(String name, Object one, Object other, List<String> lines) {
    if (!Objects.equals(one, other)) {
      lines.add("%s: %s there, %s here".formatted(name, one, other));
    }
  }

  private static Set<String> facts(ProofFile file) {
    Set<String> facts = new TreeSet<>();
    file.results().forEach(result -> facts.addAll(result.facts()));
    return facts;
  }

  private static Set<String> without(ProofFile.Environment some, ProofFile.Environment others) {
    Set<String> left = new TreeSet<>(some.libraries());
    left.removeAll(Set.copyOf(others.libraries()));
    return left;
  }

  private static Set<String> addresses(ProofFile file) {
    Set<String> addresses = new LinkedHashSet<>();
    file.pages().forEach(page -> addresses.add(page.address()));
    return addresses;
  }

  private void comparePage(String page) throws IOException, InterruptedException {
    Optional<byte[]> bytes = published.file(page);
    if (bytes.isEmpty()) {
      differences.add(page + ": its site writes it down, and does not have it");
      return;
    }
    ShownResults resultsThere = new ShownResults(bytes.get(), page, published);
    ShownResults resultsHere =
        new ShownResults(files.get(page), page, address -> Optional.ofNullable(files.get(address)));
    Map<String, String> digestsThere = this.digestsThere.getOrDefault(page, Map.of());
    Map<String, String> digestsHere = this.digestsHere.getOrDefault(page, Map.of());
    Set<String> ids = new LinkedHashSet<>(digestsHere.keySet());
    ids.addAll(digestsThere.keySet());
    for (String id : ids) {
      String place = page + "#" + id;
      if (!digestsHere.containsKey(id)) {
        differences.add(place + ": published, and not a result here");
      } else if (!digestsThere.containsKey(id)) {
        differences.add(place + ": a result here, and not published");
      } else {
        boolean same = digestsThere.get(id).equals(digestsHere.get(id));
        Optional<String> seen = resultsThere.difference(id, resultsHere);
        if (seen.isPresent()) {
          differences.add(place + ": " + seen.get());
        } else if (!same) {
          differences.add(place + ": what it returns differs, and no figure shows it");
        }
      }
    }
    compareSentences(page, resultsThere, resultsHere);
  }

  private void compareSentences(String page, ShownResults resultsThere, ShownResults resultsHere) {
    Set<String> claimsThere = this.claimsThere.getOrDefault(page, Set.of());
    Set<String> claimsHere = this.claimsHere.getOrDefault(page, Set.of());
    for (String claim : claimsThere) {
      if (!claimsHere.contains(claim)) {
        differences.add(page + ": claims there, and not here: " + claim);
      }
    }
    for (String claim : claimsHere) {
      if (!claimsThere.contains(claim)) {
        differences.add(page + ": claims here, and not there: " + claim);
      }
    }
    for (String each : resultsThere.valuesThatDiffer(resultsHere)) {
      differences.add(page + ": " + each);
    }
  }

  /** Returns what is claimed, by the addresses of the pages. */
  private static Map<String, Set<String>> claims(ProofFile file) {
    Map<String, Set<String>> claims = new HashMap<>();
    for (ProofFile.ClaimLine claim : file.claims()) {
      claims
          .computeIfAbsent(claim.page(), page -> new LinkedHashSet<>())
          .add("\"%s\" (claim:%s[%s])".formatted(claim.text(), claim.id(), claim.field()));
    }
    return claims;
  }

  /** Returns the digests of results by the ids of their snippets, by the addresses of the pages. */
  private static Map<String, Map<String, String>> digests(ProofFile file) {
    Map<String, Map<String, String>> digests = new HashMap<>();
    for (ProofFile.ResultLine result : file.results()) {
      for (String address : result.pages()) {
        digests
            .computeIfAbsent(address, page -> new LinkedHashMap<>())
            .put(result.id(), result.digest());
      }
    }
    return digests;
  }
}
