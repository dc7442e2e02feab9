package dev.plumbline.core.index;

import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.util.EnumSet;
import java.util.Set;

/**
 * What to look for in one generation.
 *
 * @param tenant whose items; no other tenant's item is ever returned
 * @param vector in the generation's shared space; of any length but zero, which has no direction
 * @param k how many, 1 to 1000
 * @param modalities of which kinds; at least one
 * @param filter what else must hold
 */
public record VectorQuery(
    String tenant, FloatVector vector, int k, Set<Modality> modalities, Filter filter) {
  public static final int MAX_K = 1000;

  public VectorQuery {
    ItemId.checkTenant(tenant);
    checkK(k);
    if (vector.norm() == 0) {
      throw new IllegalArgumentException("vector of length 0 (expected: more)");
    }
    if (modalities.isEmpty()) {
      throw new IllegalArgumentException("modalities: none (expected: at least one)");
    }
    modalities = Set.copyOf(EnumSet.copyOf(modalities));
  }

  static void checkK(int k) {
    if (k < 1 || k > MAX_K) {
      throw new IllegalArgumentException("k: " + k + " (expected: 1 to " + MAX_K + ")");
    }
  }
}
