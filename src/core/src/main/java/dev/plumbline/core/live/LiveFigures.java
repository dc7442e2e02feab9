package dev.plumbline.core.live;

/** The stream's figures of this moment. Thread-safe and quick: nothing is asked of a server. */
public interface LiveFigures {
  StreamFigures current();
}
