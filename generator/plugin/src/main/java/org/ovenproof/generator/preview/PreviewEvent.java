package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/** What the preview follows. */
sealed interface PreviewEvent {

  /** Files have changed, or some in a folder. */
  record Saved(Set<Path> paths) implements PreviewEvent {}

  /** A snippet begins to run. */
  record Started(Session session, Snippet snippet) implements PreviewEvent {}

  /** A session has run. */
  record Ended(Session session, List<Execution> executions) implements PreviewEvent {}

  /** A session cannot run, since no worker can be started. */
  record Failed(Session session, IOException cause) implements PreviewEvent {}

  /** Somebody looks at a page. */
  record Looked(String address) implements PreviewEvent {}

  /** The preview is over. */
  record Closed() implements PreviewEvent {}
}
