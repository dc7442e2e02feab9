package dev.plumbline.methods.features;

/**
 * Walks an array in the order in which a file holds it, and knows each element's place in C order.
 */
final class CorderWalk {
  private final int[] shape;
  private final boolean fortran;
  private final int[] index;
  private final int[] strides;
  private int place;

  /**
   * Starts at the first element.
   *
   * @param shape of the array
   * @param fortran whether the first index runs fastest in the file; else the last does
   */
  CorderWalk(int[] shape, boolean fortran) {
    this.shape = shape.clone();
    this.fortran = fortran;
    this.index = new int[shape.length];
    this.strides = new int[shape.length];
    int stride = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= Math.max(1, shape[d]);
    }
  }

  int place() {
    return place;
  }

  void next() {
    if (!fortran) {
      place++;
      return;
    }
    for (int d = 0; d < shape.length; d++) {
      place += strides[d];
      if (++index[d] < shape[d]) {
        return;
      }
      place -= strides[d] * shape[d];
      index[d] = 0;
    }
  }
}
