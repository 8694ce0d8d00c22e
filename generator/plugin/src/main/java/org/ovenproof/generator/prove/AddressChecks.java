package org.ovenproof.generator.prove;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ovenproof.generator.check.ProofFile;
import org.ovenproof.generator.page.OwnAddresses;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.generator.source.ContentFolder;

/** Checks that no two things are to be published at one address. */
final class AddressChecks {

  /** What every site has beside its pages. */
  private static final String RESULTS = "what the site tells of its results";

  private final Path project;
  private final Path assets;

  /**
   * Checks a site.
   *
   * @param assets the folder whose files are published as they are
   */
  AddressChecks(Path project, Path assets) {
    this.project = project;
    this.assets = assets;
  }

  /** Returns a problem for each file whose place is taken. */
  List<Problem> problems(List<Page> pages, ContentFolder folder) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> owners = new TreeMap<>(Map.of(ProofFile.ADDRESS, RESULTS));
    Path asset = assets.resolve(ProofFile.ADDRESS);
    if (Files.isRegularFile(asset)) {
      problems.add(Problems.sameAddress(path(asset), RESULTS, ProofFile.ADDRESS));
    }
    Set<String> told = new HashSet<>();
    for (Page page : pages) {
      // Two pages of one name are told as such, and so are what is taken home of them.
      if (told.add(page.uri())) {
        add(page.uri(), page.path(), owners, problems);
        Stream.concat(OwnAddresses.proof(page).stream(), OwnAddresses.takenHome(page).stream())
            .forEach(address -> add(address, page.path(), owners, problems));
      }
    }
    folder.files().forEach((address, file) -> add(address, path(file), owners, problems));
    return problems;
  }

  private void add(
      String address, String path, Map<String, String> owners, List<Problem> problems) {
    Path asset = assets.resolve(address);
    String other = Files.isRegularFile(asset) ? path(asset) : owners.putIfAbsent(address, path);

    if (other != null) {
      problems.add(Problems.sameAddress(path, other, address));
    }
  }

  private String path(Path file) {
    return SourceLine.path(project, file);
  }
}
