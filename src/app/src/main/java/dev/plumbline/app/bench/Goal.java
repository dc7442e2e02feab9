package dev.plumbline.app.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.List;

/**
 * One thing that must hold.
 *
 * @param met whether it does
 */
public record Goal(String what, double measured, String expected, boolean met) {
  public static Goal atLeast(String what, double measured, double least) {
    return new Goal(what, measured, ">= " + least, measured >= least);
  }

  public static Goal atMost(String what, double measured, double most) {
    return new Goal(what, measured, "<= " + most, measured <= most);
  }

  /** A Markdown table of their own. */
  public static void print(List<Goal> goals, PrintWriter out) {
    out.printf("%n| goal | measured | expected | met |%n|---|---|---|---|%n");
    for (Goal goal : goals) {
      out.printf(
          "| %s | %.2f | %s | %s |%n",
          goal.what, goal.measured, goal.expected, goal.met ? "yes" : "no");
    }
  }

  /** For programs. */
  public static void put(List<Goal> goals, ArrayNode json) {
    for (Goal goal : goals) {
      json.addObject()
          .put("what", goal.what)
          .put("measured", goal.measured)
          .put("expected", goal.expected)
          .put("met", goal.met);
    }
  }
}
