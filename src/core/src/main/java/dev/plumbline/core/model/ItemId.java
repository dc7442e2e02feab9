package dev.plumbline.core.model;

/**
 * An item's identity: unique within its tenant, and the key under which it travels.
 *
 * @param tenant 1 to 64 of {@code a-z 0-9 _ -}, starting with a letter or digit
 * @param id 1 to 256 characters, none of them a control character or half a surrogate pair
 */
public record ItemId(String tenant, String id) implements Comparable<ItemId> {
  private static final int MAX_ID_LENGTH = 256;

  public ItemId {
    checkTenant(tenant);
    if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException(
          "id has " + id.length() + " characters (expected: 1 to " + MAX_ID_LENGTH + ")");
    }
    if (Texts.isBroken(id)) {
      throw new IllegalArgumentException("id holds half a surrogate pair");
    }
    for (int i = 0; i < id.length(); i++) {
      if (Character.isISOControl(id.charAt(i))) {
        throw new IllegalArgumentException("id holds a control character: " + printable(id));
      }
    }
  }

  /**
   * Checks a tenant's name.
   *
   * @throws IllegalArgumentException if it is not 1 to 64 of {@code a-z 0-9 _ -}
   */
  public static void checkTenant(String tenant) {
    if (!Texts.isName(tenant, "_-")) {
      throw new IllegalArgumentException(
          "tenant: '" + printable(tenant) + "' (expected: [a-z0-9][a-z0-9_-]{0,63})");
    }
  }

  @Override
  public int compareTo(ItemId other) {
    int byTenant = tenant.compareTo(other.tenant);
    return byTenant != 0 ? byTenant : id.compareTo(other.id);
  }

  /** The form used as a Kafka key and as an index key: {@code tenant/id}. */
  @Override
  public String toString() {
    return tenant + "/" + id;
  }

  /**
   * Parses {@link #toString()}'s form.
   *
   * @throws IllegalArgumentException if there is no slash or a part is invalid
   */
  public static ItemId parse(String key) {
    int slash = key.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("key: '" + printable(key) + "' (expected: tenant/id)");
    }
    return new ItemId(key.substring(0, slash), key.substring(slash + 1));
  }

  private static String printable(String s) {
    return s.replaceAll("\\p{Cntrl}", "?");
  }
}
