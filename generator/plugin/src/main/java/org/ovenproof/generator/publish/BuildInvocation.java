package org.ovenproof.generator.publish;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ovenproof.generator.cache.Digest;
import org.ovenproof.generator.process.Kernels;

/**
 * All that a build is told from outside of the project's files.
 *
 * @param project the project's folder
 * @param output where the site is published
 * @param work where reports and scratch files go
 * @param properties what the command line says
 * @param classPath what snippets see
 * @param versions names and versions of the libraries on the class path
 * @param plugin the archives that the generator itself is made of
 * @param system the properties of this process: JBake reads its settings from them as well
 * @param environment that of this process: the secrets in it must not stand in the site
 */
public record BuildInvocation(
    Path project,
    Path output,
    Path work,
    Map<String, String> properties,
    List<Path> classPath,
    List<String> versions,
    List<Path> plugin,
    Map<String, String> system,
    Map<String, String> environment) {

  /** What changes how much is said, and nothing else. */
  private static final List<String> TALK =
      List.of("snippets.explain", "snippets.audit", "sun.java.command");

  private static final List<String> TALK_OF = List.of("org.slf4j.", "jruby.");

  public BuildInvocation {
    project = project.toAbsolutePath().normalize();
    properties = Map.copyOf(properties);
    classPath = List.copyOf(classPath);
    versions = List.copyOf(versions);
    plugin = List.copyOf(plugin);
    system = Map.copyOf(system);
    environment = Map.copyOf(environment);
  }

  /**
   * Returns the digest of all of it that can change the site.
   *
   * @param variables names of variables of the environment that snippets may see
   */
  String digest(List<String> variables) {
    Digest digest = new Digest();
    digest.add(project.toString()).add(output.toString()).add(work.toString());
    add(digest, properties);
    add(digest, system);
    add(digest, Secrets.among(environment, Set.of()));
    for (String variable : variables) {
      digest.add(variable).add(environment.getOrDefault(variable, ""));
    }
    add(digest, Kernels.ofLibraries(environment));
    digest.add(environment.getOrDefault("CI", ""));
    classPath.forEach(element -> digest.add(element.toString()));
    versions.forEach(digest::add);
    return digest.hex();
  }

  private static void add(Digest digest, Map<String, String> values) {
    Map<String, String> telling = new TreeMap<>(values);
    telling.keySet().removeIf(TALK::contains);
    telling.keySet().removeIf(name -> TALK_OF.stream().anyMatch(name::startsWith));
    digest.add(telling.size());
    telling.forEach((name, value) -> digest.add(name).add(value));
  }
}
