package dev.plumbline.jobs.align;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest pairs that are held out. */
final class HeldOutPairs {
  /** Pairs that are kept, at most: 500 pictures with five captions each. */
  static final int CAPACITY = 2_500;

  private final Deque<Pair> newest = new ArrayDeque<>();

  void add(Pair pair) {
    if (newest.size() == CAPACITY) {
      newest.removeFirst();
    }
    newest.addLast(pair);
  }

  /** Oldest first. */
  List<Pair> pairs() {
    return List.copyOf(newest);
  }
}
