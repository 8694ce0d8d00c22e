package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/** What the preview follows. */
sealed interface Happening {

  /** Files have changed, or some in a folder. */
  record Saved(Set<Path> paths) implements Happening {}

  /** A snippet begins to run. */
  record Started(Session session, Snippet snippet) implements Happening {}

  /** A session has run. */
  record Ended(Session session, List<Execution> executions) implements Happening {}

  /** A session cannot run, since no worker can be started. */
  record Failed(Session session, IOException cause) implements Happening {}

  /** Somebody looks at a page. */
  record Looked(String address) implements Happening {}

  /** The preview is over. */
  record Closed() implements Happening {}
}
