package org.ovenproof.generator.mojo;

import java.io.Console;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.ovenproof.generator.cache.FolderLock;
import org.ovenproof.generator.cache.WholeFile;
import org.ovenproof.generator.parse.ParserStart;
import org.ovenproof.generator.process.OwnedFiles;
import org.ovenproof.generator.process.WorkerSettings;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.publish.BakeRecord;
import org.ovenproof.generator.publish.BuildInvocation;
import org.ovenproof.generator.report.Annotations;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.FileFailure;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.run.Progress;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.site.Site;

/** What the goals have in common: the project, its class path and the settings. */
abstract class SiteMojo extends AbstractMojo {

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  /** The folder of the site: of {@code jbake.properties}, content, templates and assets. */
  @Parameter(property = "jbake.inputDirectory", defaultValue = "${project.basedir}")
  private File inputDirectory;

  /** Where the site is published. */
  @Parameter(property = "jbake.outputDirectory", defaultValue = "${project.build.directory}/site")
  private File outputDirectory;

  /** Where reports and scratch files go. */
  @Parameter(defaultValue = "${project.build.directory}", readonly = true)
  private File buildDirectory;

  /** Whether a page or a snippet that is wrong ends the build. */
  @Parameter(property = "jbake.failOnError", defaultValue = "true")
  private boolean failOnError;

  /** What this execution sets of {@code jbake.properties}; the command line comes first. */
  @Parameter private Map<String, String> settings = Map.of();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    // They tell of every file that is copied and of every server that is started.
    for (String chatty : List.of("org.jbake", "org.eclipse.jetty", "org.apache.commons")) {
      System.setProperty("org.slf4j.simpleLogger.log." + chatty, "warn");
    }
    if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
      throw new MojoExecutionException(
          "snippets need a JDK, and %s is only a Java runtime: point JAVA_HOME to a JDK 17 or later"
              .formatted(System.getProperty("java.home")));
    }
    sweep();
    try {
      bake();
    } catch (ProblemsFound found) {
      tell(found);
    } catch (IOException e) {
      throw failed(e);
    } catch (UncheckedIOException e) {
      throw failed(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }

  /** Deletes what builds have left that were killed. */
  private void sweep() {
    Path own = buildDirectory.toPath().resolve("snippets");
    OwnedFiles.sweep(own);
    WholeFile.sweep(own);
    WorkerSettings.sweep(own);
    OwnedFiles.sweep(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Maven would add what the cause says, which is often the path alone. */
  private MojoExecutionException failed(IOException e) {
    getLog().debug(e);
    return new MojoExecutionException(FileFailure.of(e).text(projectDirectory()));
  }

  /** Does what the goal is for. */
  abstract void bake()
      throws ProblemsFound,
          IOException,
          InterruptedException,
          MojoExecutionException,
          MojoFailureException;

  /** Waits until no other build of the project goes on, whose files would be mixed with ours. */
  FolderLock alone(String goal) throws IOException {
    return FolderLock.take(
        buildDirectory.toPath().toAbsolutePath().resolve("snippets"),
        "build",
        goal,
        holder -> getLog().info(Problems.waiting(holder.activity(), holder.pid(), holder.since())));
  }

  Path projectDirectory() {
    return inputDirectory.toPath().toAbsolutePath().normalize();
  }

  Path outputDirectory() {
    return outputDirectory.toPath().toAbsolutePath().normalize();
  }

  /** Begins a bake: what is read from here on may be recorded. */
  BakeRecord begin() throws IOException {
    List<Path> archives =
        plugin.getArtifacts().stream().map(artifact -> artifact.getFile().toPath()).toList();
    return BakeRecord.begin(
        new BuildInvocation(
            projectDirectory(),
            outputDirectory(),
            buildDirectory.toPath().toAbsolutePath().normalize(),
            overrides(),
            classPath(),
            versions(),
            archives,
            // As they are now: libraries set some on the way.
            properties(System.getProperties()),
            System.getenv()));
  }

  /** Opens the site for a bake that has something to do. */
  Site open(BakeRecord record) throws ProblemsFound, IOException {
    // Where it starts in vain, time is lost and nothing else.
    Optional<ParserStart> parser =
        record.mayNeedParser()
            ? Optional.of(ParserStart.begin(projectDirectory()))
            : Optional.empty();
    boolean opened = false;
    try {
      Site site = new Site(readSettings(), progress(), parser);
      opened = true;
      return site;
    } finally {
      if (!opened) {
        parser.ifPresent(ParserStart::close);
      }
    }
  }

  /** Returns what an earlier goal of this build has opened. */
  Optional<Opened> opened() {
    @SuppressWarnings("unchecked")
    Map<String, Object> context = getPluginContext();
    return Optional.ofNullable((Opened) context.remove(Opened.class.getName()));
  }

  /** Keeps a site open for a later goal of this build. */
  void keep(Opened opened) {
    @SuppressWarnings("unchecked")
    Map<String, Object> context = getPluginContext();
    context.put(Opened.class.getName(), opened);
  }

  /** Returns what tells how snippets run: a line that changes for eyes, an entry each for a log. */
  Progress progress() {
    boolean watched =
        session.getRequest().isInteractiveMode()
            && isTerminal(System.console())
            && !"dumb".equals(System.getenv("TERM"));
    return watched ? new ProgressLine(System.out) : new ProgressLog(getLog()::info);
  }

  /**
   * JDK 22 to 24 have a console without a terminal as well, and say so by a method of their own.
   */
  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }

  /** Tells a problem to the author, and to the workflow that the build runs in. */
  void tell(Problem problem) {
    if (problem.isError()) {
      getLog().error(problem.text());
    } else {
      getLog().warn(problem.text());
    }
    Annotations.of(problem, System.getenv()).ifPresent(System.out::println);
  }

  /**
   * Tells what of a report is worth a line: the sum, the slowest, and if asked why each one ran.
   */
  void tell(BuildReport report, SiteSettings settings) {
    getLog().info(report.summary());
    report.slowest().forEach(getLog()::info);
    if (settings.explains()) {
      report.reasons().forEach(getLog()::info);
    }
  }

  /** Tells, if asked, what the pages say that no snippet bears out. */
  void tellAudit(Site site, Proof proof) throws IOException {
    if (site.settings().audits()) {
      site.audit(proof).forEach(getLog()::info);
    }
  }

  /** Returns what to say if there is nothing to do, and nobody asks what the pages say. */
  Optional<BakeRecord.Unchanged> unchanged(BakeRecord record) throws IOException {
    boolean audit = !"false".equals(overrides().getOrDefault("snippets.audit", "false"));
    return audit ? Optional.empty() : record.unchanged();
  }

  private void tell(ProblemsFound found) throws MojoFailureException {
    found.problems().forEach(this::tell);
    String summary =
        found.problems().size() == 1
            ? "1 problem in the site: " + found.problems().get(0).at()
            : "%s problems in the site, the first at %s"
                .formatted(found.problems().size(), found.problems().get(0).at());
    if (failOnError) {
      throw new MojoFailureException(summary);
    }
    getLog().warn(summary + "; the site was not published (jbake.failOnError is false)");
  }

  /** Returns the settings as the file and the command line say them now. */
  SiteSettings readSettings() throws ProblemsFound, IOException {
    return new SettingsReader(inputDirectory.toPath(), overrides(), passwords())
        .confirming(isContinuousIntegration())
        .read(outputDirectory.toPath(), buildDirectory.toPath(), classPath(), versions());
  }

  /** Returns the passwords of the user's settings, which no page may show. */
  private Map<String, String> passwords() {
    Map<String, String> passwords = new HashMap<>();
    for (Server server : session.getSettings().getServers()) {
      for (String each : Arrays.asList(server.getPassword(), server.getPassphrase())) {
        if (each != null) {
          passwords.put("the password of the server '%s'".formatted(server.getId()), each);
        }
      }
    }
    return passwords;
  }

  /** Whether the command line says a property. */
  boolean isGiven(String property) {
    return session.getUserProperties().containsKey(property);
  }

  /** Returns what is set besides {@code jbake.properties}. */
  Map<String, String> overrides() {
    Map<String, String> overrides = new HashMap<>(settings);
    overrides.putAll(properties(session.getUserProperties()));
    return overrides;
  }

  /** As the services for it say by a variable that all of them set. */
  private static boolean isContinuousIntegration() {
    return !List.of("", "false", "0").contains(Objects.requireNonNullElse(System.getenv("CI"), ""));
  }

  private static Map<String, String> properties(Properties from) {
    Map<String, String> properties = new HashMap<>();
    for (String name : from.stringPropertyNames()) {
      properties.put(name, from.getProperty(name));
    }
    return properties;
  }

  /**
   * Returns the runtime class path of the site. A module of the same build counts with its classes
   * as last compiled, so that the preview sees them without a new `mvn install`.
   */
  private List<Path> classPath() throws FileNotFoundException {
    Map<String, Path> modules = new HashMap<>();
    for (MavenProject module : session.getProjects()) {
      Path classes = Path.of(module.getBuild().getOutputDirectory());
      if (Files.isDirectory(classes)) {
        modules.put(keyOf(module.getArtifact()), classes);
      }
    }
    List<Path> classPath = new ArrayList<>();
    for (Artifact artifact : project.getArtifacts()) {
      if (isOfSnippets(artifact)) {
        Path compiled = modules.get(keyOf(artifact));
        if (compiled == null && artifact.getFile() == null) {
          throw new FileNotFoundException(
              "%s has not been built yet: run `mvn install` once".formatted(artifact.getId()));
        }
        classPath.add(compiled == null ? artifact.getFile().toPath() : compiled);
      }
    }
    return classPath;
  }

  private static boolean isOfSnippets(Artifact artifact) {
    return artifact.getArtifactHandler().isAddedToClasspath()
        && !Artifact.SCOPE_TEST.equals(artifact.getScope());
  }

  /** Returns what code can read in the archives that Maven makes of modules, and in no folder. */
  private List<String> versions() {
    return project.getArtifacts().stream()
        .filter(SiteMojo::isOfSnippets)
        .map(SiteMojo::keyOf)
        .toList();
  }

  private static String keyOf(Artifact artifact) {
    return String.join(
        ":",
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getBaseVersion(),
        String.valueOf(artifact.getClassifier()));
  }

  /**
   * What one goal hands on to the next.
   *
   * @param record what the bake is to be recorded in
   */
  record Opened(Site site, BakeRecord record) {}
}
