package org.ovenproof.generator.mojo;

import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.ovenproof.generator.cache.FolderLock;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.publish.BakeRecord;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.site.Site;

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
  void bake() throws ProblemsFound, IOException, InterruptedException {
    FolderLock alone = alone("jbake:prove");
    try {
      prove();
    } finally {
      alone.close();
    }
  }

  private void prove() throws ProblemsFound, IOException, InterruptedException {
    BakeRecord record = begin();
    Optional<BakeRecord.Unchanged> unchanged = unchanged(record);
    if (unchanged.isPresent()) {
      getLog().info(unchanged.get().summary());
      return;
    }
    Site site = open(record);
    boolean kept = false;
    try {
      Proof proof = site.prove();
      proof.problems().forEach(this::tell);
      proof.warnings().forEach(this::tell);
      tell(proof.report(), site.settings());
      tellAudit(site, proof);
      keep(new Opened(site, record));
      kept = true;
    } finally {
      if (!kept) {
        site.close();
      }
    }
  }
}
