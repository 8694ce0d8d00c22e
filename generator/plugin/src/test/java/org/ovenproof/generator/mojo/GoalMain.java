package org.ovenproof.generator.mojo;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;

/**
 * A goal without Maven, which takes longer to start than the goal does: in this process, or as the
 * main class of one that a test may kill.
 */
public final class GoalMain {

  /** Names the archives that the project depends on, as a class path. */
  static final String CLASS_PATH = "goal.classpath";

  private GoalMain() {}

  /**
   * Runs the goal {@code arguments[0]}, {@code prove} or {@code generate}, of the project in the
   * folder {@code arguments[1]}; exits with 1 and says so as Maven does if it fails.
   */
  public static void main(String[] arguments) throws Exception {
    try {
      run(arguments[0], Path.of(arguments[1]), Map.of(), new Quiet());
    } catch (AbstractMojoExecutionException failed) {
      System.out.println("[ERROR] " + failed.getMessage());
      System.exit(1);
    }
  }

  /** Returns the command that runs a goal of a project in a process of its own. */
  public static List<String> command(String goal, Path project, String... flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Djruby.compile.mode=OFF");
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(GoalMain.class.getName(), goal, project.toString()));
    return command;
  }

  /** Runs a goal as the first of its build, told properties as by {@code -D}. */
  @SuppressWarnings("deprecation") // Maven itself makes sessions by this constructor.
  public static void run(String goal, Path project, Map<String, String> properties, Log log)
      throws AbstractMojoExecutionException, ReflectiveOperationException {
    SiteMojo mojo = goal.equals("prove") ? new ProveMojo() : new GenerateMojo();
    Properties told = new Properties();
    told.putAll(properties);
    MavenExecutionRequest request =
        new DefaultMavenExecutionRequest().setUserProperties(told).setInteractiveMode(false);
    MavenSession session =
        new MavenSession(
            null, (RepositorySystemSession) null, request, new DefaultMavenExecutionResult());
    session.setProjects(List.of());
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setArtifacts(List.of());
    Path work = project.resolve("target");
    String output = properties.getOrDefault("jbake.outputDirectory", work.resolve("site") + "");
    MavenProject built = new MavenProject();
    built.setArtifacts(classPath());
    set(mojo, "project", built);
    set(mojo, "session", session);
    set(mojo, "plugin", plugin);
    set(mojo, "inputDirectory", project.toFile());
    set(mojo, "outputDirectory", new File(output));
    set(mojo, "buildDirectory", work.toFile());
    set(mojo, "failOnError", true);
    mojo.setPluginContext(new HashMap<>());
    mojo.setLog(log);
    mojo.execute();
  }

  /** Returns the archives that the system property {@link #CLASS_PATH} names. */
  private static Set<Artifact> classPath() {
    Set<Artifact> artifacts = new LinkedHashSet<>();
    for (String path : System.getProperty(CLASS_PATH, "").split(File.pathSeparator)) {
      if (!path.isEmpty()) {
        DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
        handler.setAddedToClasspath(true);
        String name = Path.of(path).getFileName().toString();
        Artifact artifact =
            new DefaultArtifact("test", name, "1", Artifact.SCOPE_RUNTIME, "jar", null, handler);
        artifact.setFile(new File(path));
        artifacts.add(artifact);
      }
    }
    return artifacts;
  }

  /** What Maven says of itself without {@code -X}. */
  private static final class Quiet extends SystemStreamLog {

    @Override
    public void debug(Throwable error) {}
  }

  private static void set(SiteMojo mojo, String name, Object value)
      throws ReflectiveOperationException {
    Field field = SiteMojo.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(mojo, value);
  }
}
