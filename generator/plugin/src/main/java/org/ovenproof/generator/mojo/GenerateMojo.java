package org.ovenproof.generator.mojo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.ovenproof.generator.cache.FolderLock;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.publish.BakeRecord;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.site.Site;

/** Runs the snippets that have no result yet, and bakes the site. */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.PACKAGE,
    aggregator = true,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class GenerateMojo extends SiteMojo {

  @Override
  void bake() throws ProblemsFound, IOException, InterruptedException {
    FolderLock alone = alone("jbake:generate");
    try {
      bakeAlone();
    } finally {
      alone.close();
    }
  }

  private void bakeAlone() throws ProblemsFound, IOException, InterruptedException {
    Optional<Opened> opened = opened();
    if (opened.isEmpty()) {
      BakeRecord record = begin();
      Optional<BakeRecord.Unchanged> unchanged = unchanged(record);
      if (unchanged.isPresent()) {
        getLog().info(unchanged.get().summary());
        tellPages(unchanged.get().pages(), ", unchanged");
        return;
      }
      opened = Optional.of(new Opened(open(record), record));
    }
    try (Site site = opened.get().site()) {
      boolean proven = site.hasProof();
      Proof proof = site.latestProof();
      if (!proven) {
        proof.warnings().forEach(this::tell);
        tell(proof.report(), site.settings());
        tellAudit(site, proof);
      }
      site.publish(proof);
      opened.get().record().keep(site.settings(), site.inputs(), proof);
      tellPages(proof.pages().size(), "");
    }
  }

  private void tellPages(int pages, String how) {
    Path project = projectDirectory();
    Path output = outputDirectory();
    Object folder = output.startsWith(project) ? project.relativize(output) : output;
    getLog().info("%s pages in %s%s".formatted(pages, folder, how));
  }
}
