package dev.plumbline.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;

/** What a benchmark came to, for people and for programs. */
public interface Report {
  void printMarkdown(PrintWriter out);

  ObjectNode json();
}
