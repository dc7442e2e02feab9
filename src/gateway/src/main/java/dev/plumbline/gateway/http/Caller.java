package dev.plumbline.gateway.http;

import dev.plumbline.config.ApiKey.Role;
import dev.plumbline.core.model.ItemId;
import java.util.Locale;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param name the key's name, for logs
 * @param tenant whose items are meant where no tenant is named
 * @param role what is allowed
 */
public record Caller(String name, String tenant, Role role) {
  /**
   * The tenant of a request.
   *
   * @param named the tenant that the request names, if it does
   * @throws ProblemException if it is not a tenant's name, or not one that this caller may name
   */
  public String tenantFor(Optional<String> named) {
    if (named.isEmpty()) {
      return tenant;
    }
    try {
      ItemId.checkTenant(named.get());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_PARAMETER, String.valueOf(e.getMessage())).at("tenant"));
    }
    if (!named.get().equals(tenant) && !role.includes(Role.ADMIN)) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.FORBIDDEN,
                  "tenant: " + named.get() + " (expected: " + tenant + ", the key's)")
              .at("tenant"));
    }
    return named.get();
  }

  /**
   * Lets through who may do this.
   *
   * @throws ProblemException if the key's role does not allow it
   */
  void require(Role needed) {
    if (!role.includes(needed)) {
      throw new ProblemException(
          Problem.of(
              ProblemType.FORBIDDEN,
              "the key's role is " + word(role) + " (expected: " + word(needed) + ")"));
    }
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
