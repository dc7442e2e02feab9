package dev.plumbline.schemas;

/** How local vectors are written. A record tells its readers, so they need no setting. */
public enum LocalFormat {
  /** 4 bytes a value, exact. */
  FLOAT32,
  /**
   * 2 bytes a value: relative error at most 2^-11, and 2^-25 absolute near zero. Vectors with a
   * value beyond 65504 are written as {@link #FLOAT32}.
   */
  FLOAT16
}
