package org.ovenproof.generator.mojo;

import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.ovenproof.generator.site.Proof;
import org.ovenproof.generator.site.Site;
import org.ovenproof.generator.site.SiteSettings;

/**
 * Runs the snippets of all pages and reports them in {@code target/snippets/report.json}, for the
 * tests of the build to pass or fail by. Does not fail by itself: {@code generate} does.
 */
@Mojo(
    name = "prove",
    defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class ProveMojo extends SiteMojo {

  @Override
  void execute(SiteSettings settings) throws IOException, InterruptedException {
    Site site = site(settings);
    boolean kept = false;
    try {
      Proof proof = site.prove();
      proof.problems().forEach(this::tell);
      tell(proof.report());
      keep(site);
      kept = true;
    } finally {
      if (!kept) {
        site.close();
      }
    }
  }
}
