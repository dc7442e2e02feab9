package dev.plumbline.testkit.index;

import dev.plumbline.core.index.VectorIndex;

class InMemoryVectorIndexTest extends VectorIndexContract {
  @Override
  protected VectorIndex open() {
    return new InMemoryVectorIndex();
  }

  @Override
  protected boolean durable() {
    return false;
  }
}
