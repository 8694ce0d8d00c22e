package org.ovenproof.generator.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jbake.app.configuration.DefaultJBakeConfiguration;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.process.CannotStart;
import org.ovenproof.generator.process.Kernels;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.snippet.Location;

/**
 * All that a build is told, checked.
 *
 * @param project the project's folder
 * @param content the folder of the pages
 * @param output where the site is published
 * @param work where reports and scratch files go
 * @param classPath what snippets see
 * @param versions names and versions of the libraries on the class path, which code can ask for
 * @param languages the languages of the site, the first one first
 * @param attributes what every page begins with
 * @param cache what to do with earlier results
 * @param cacheFolder where results are kept
 * @param workers worker processes at once, {@code > 0}
 * @param timeout how long a snippet may run
 * @param heap the heap of one worker
 * @param jvm flags of the workers' JVMs
 * @param environment names of the variables of the environment that snippets may see
 * @param kernels which code native libraries and the JVM choose by processor
 * @param imports what every session begins with; empty for what the class path says
 * @param inputs folders that snippets may read, from the project's folder on
 * @param writesExpected whether blocks of expected output are rewritten, not compared
 * @param confirms whether each new result has to come out the same a second time
 * @param explains whether the log says of each snippet that ran why it was not taken from the cache
 * @param audits whether the log says what pages say that no snippet bears out
 * @param published names of variables and properties whose values are no secrets
 * @param passwords those of the build's user, by what they are
 * @param places where the settings stand that only a worker can check
 * @param warnings what the author is told of the settings and fails no build
 * @param jbake JBake's own settings, which nobody changes once they have been read
 */
public record SiteSettings(
    Path project,
    Path content,
    Path output,
    Path work,
    List<Path> classPath,
    List<String> versions,
    List<String> languages,
    Map<String, Object> attributes,
    CacheMode cache,
    Path cacheFolder,
    int workers,
    Duration timeout,
    String heap,
    List<String> jvm,
    List<String> environment,
    Kernels kernels,
    List<String> imports,
    List<Path> inputs,
    boolean writesExpected,
    boolean confirms,
    boolean explains,
    boolean audits,
    List<String> published,
    Map<String, String> passwords,
    Map<CannotStart.Refused, Location> places,
    List<Problem> warnings,
    DefaultJBakeConfiguration jbake) {

  public SiteSettings {
    classPath = List.copyOf(classPath);
    versions = List.copyOf(versions);
    languages = List.copyOf(languages);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    jvm = List.copyOf(jvm);
    environment = List.copyOf(environment);
    imports = List.copyOf(imports);
    inputs = List.copyOf(inputs);
    published = List.copyOf(published);
    passwords = Map.copyOf(passwords);
    places = Map.copyOf(places);
    warnings = List.copyOf(warnings);
  }

  public Path templates() {
    return jbake.getTemplateFolder().toPath();
  }

  public Path assets() {
    return jbake.getAssetFolder().toPath();
  }
}
