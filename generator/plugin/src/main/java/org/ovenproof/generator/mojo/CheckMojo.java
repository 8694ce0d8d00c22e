package org.ovenproof.generator.mojo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.ovenproof.generator.cache.FolderLock;
import org.ovenproof.generator.check.Comparison;
import org.ovenproof.generator.check.ProofFile;
import org.ovenproof.generator.check.PublishedSite;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.site.Site;

/**
 * Bakes the site anew, every snippet run and nothing published, and compares it with one that is
 * published: the same results, the same sentences, and by how much each differs that does.
 */
@Mojo(name = "check", aggregator = true, requiresDependencyResolution = ResolutionScope.TEST)
public final class CheckMojo extends SiteMojo {

  /** The published site: its address, or a folder. */
  @Parameter(property = "site")
  private String site;

  @Override
  void bake()
      throws ProblemsFound,
          IOException,
          InterruptedException,
          MojoExecutionException,
          MojoFailureException {
    if (site == null || site.isBlank()) {
      throw new MojoExecutionException(
          "say which site: mvn jbake:check -Dsite=https://example.org/guide, or a folder");
    }
    PublishedSite published = published();
    ProofFile there = proofOf(published);
    FolderLock alone = alone("jbake:check");
    try (Site fresh = open(begin())) {
      Proof proof = fresh.prove();
      tell(proof.report(), fresh.settings());
      ProofFile here = fresh.proofFile(proof);
      tell(new Comparison(published, there, here, fresh.render(proof)), here);
    } finally {
      alone.close();
    }
  }

  private PublishedSite published() throws MojoExecutionException {
    try {
      return PublishedSite.at(site, projectDirectory());
    } catch (IllegalArgumentException malformed) {
      throw new MojoExecutionException(
          "-Dsite=%s is no address: %s".formatted(site, malformed.getMessage()));
    }
  }

  private ProofFile proofOf(PublishedSite published)
      throws IOException, InterruptedException, MojoExecutionException {
    Optional<byte[]> file = published.file(ProofFile.ADDRESS);
    if (file.isEmpty()) {
      throw new MojoExecutionException(
          "there is no %s at %s: -Dsite names the folder of the whole site, above those of its"
                  .formatted(ProofFile.ADDRESS, site)
              + " languages, and the site has one since Ovenproof writes it");
    }
    return ProofFile.of(new String(file.get(), StandardCharsets.UTF_8))
        .orElseThrow(
            () ->
                new MojoExecutionException(
                    "%s at %s is none that this version of Ovenproof can read"
                        .formatted(ProofFile.ADDRESS, site)));
  }

  private void tell(Comparison comparison, ProofFile here)
      throws IOException, InterruptedException, MojoFailureException {
    List<String> differences = comparison.differences();
    String stands =
        "%s results and %s claims on %s pages"
            .formatted(here.results().size(), here.claims().size(), here.pages().size());
    if (differences.isEmpty()) {
      getLog().info("%s is what these sources bake: %s".formatted(site, stands));
      return;
    }
    differences.forEach(getLog()::error);
    comparison.circumstances().forEach(line -> getLog().warn("made otherwise: " + line));
    throw new MojoFailureException(
        "%s differs from what these sources bake in %s place%s of %s"
            .formatted(site, differences.size(), differences.size() == 1 ? "" : "s", stands));
  }

  /** A result that is kept would be compared with itself, unless somebody asks for that. */
  @Override
  Map<String, String> overrides() {
    Map<String, String> overrides = super.overrides();
    for (Map.Entry<String, String> each :
        Map.of("snippets.cache", "off", "snippets.confirm", "false").entrySet()) {
      if (!isGiven(each.getKey())) {
        overrides.put(each.getKey(), each.getValue());
      }
    }
    return overrides;
  }
}
