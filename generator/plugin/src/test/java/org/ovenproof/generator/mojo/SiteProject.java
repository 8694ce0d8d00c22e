package org.ovenproof.generator.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The least that Maven makes a site of. */
public record SiteProject(Path folder) {

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>test</groupId>
        <artifactId>site</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <build>
          <plugins>
            <plugin>
              <groupId>%s</groupId>
              <artifactId>%s</artifactId>
              <version>%s</version>
              %s
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  /**
   * Writes one of ours, with a template, words and a style, and no page.
   *
   * @param version that of our plugin
   * @param properties what its settings say beside the template
   */
  public static SiteProject ours(Path folder, String version, String properties)
      throws IOException {
    return new SiteProject(folder)
        .pom("org.ovenproof", "ovenproof-maven-plugin", version, "")
        .write("jbake.properties", "template.page.file=page.peb\n" + properties)
        .write(
            "templates/page.peb",
            "<!doctype html><title>{{ page.title }}</title>\n{{ page.body | raw }}\n")
        .write("templates/text/en.properties", "output.computed=Computed\n")
        .write("assets/style.css", "body { color: black }\n");
  }

  /** Writes that a plugin makes it, and what else is said of the plugin. */
  public SiteProject pom(String groupId, String artifactId, String version, String more)
      throws IOException {
    return write("pom.xml", POM.formatted(groupId, artifactId, version, more));
  }

  /** Writes a file from the project's folder on. */
  public SiteProject write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }
}
