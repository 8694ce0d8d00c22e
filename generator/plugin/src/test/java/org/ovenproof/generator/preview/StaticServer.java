package org.ovenproof.generator.preview;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Serves a folder as any web server would. */
record StaticServer(Server server) implements AutoCloseable {

  static StaticServer start(Path folder) throws Exception {
    Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
    ResourceHandler files = new ResourceHandler();
    files.setBaseResource(ResourceFactory.of(server).newResource(folder));
    server.setHandler(files);
    server.start();
    return new StaticServer(server);
  }

  String url() {
    return "http://127.0.0.1:%d/"
        .formatted(((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception stopping) {
      // The test is over.
    }
  }
}
