package org.ovenproof.generator.mojo;

import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.site.Proof;
import org.ovenproof.generator.site.Site;
import org.ovenproof.generator.site.SiteSettings;

/** Runs the snippets that have no result yet, and bakes the site. */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.PACKAGE,
    aggregator = true,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class GenerateMojo extends SiteMojo {

  @Override
  void execute(SiteSettings settings) throws ProblemsFound, IOException, InterruptedException {
    try (Site site = site(settings)) {
      boolean proven = site.hasProof();
      Proof proof = site.latestProof();
      if (!proven) {
        tell(proof.report());
      }
      site.publish(proof);
      getLog().info("%d pages in %s".formatted(proof.pages().size(), relative(settings)));
    }
  }

  private static String relative(SiteSettings settings) {
    return settings.output().startsWith(settings.project())
        ? settings.project().relativize(settings.output()).toString()
        : settings.output().toString();
  }
}
