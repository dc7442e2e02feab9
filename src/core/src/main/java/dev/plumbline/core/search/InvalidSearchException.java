package dev.plumbline.core.search;

/** A search breaks a rule; it says in which parameter. Asking again as it is will not help. */
public sealed class InvalidSearchException extends IllegalArgumentException
    permits NotOnThisIndexException {
  private final String parameter;

  /**
   * @param parameter the parameter's name
   * @param detail its value and what was expected
   */
  public InvalidSearchException(String parameter, String detail) {
    super(parameter + ": " + detail);
    this.parameter = parameter;
  }

  /** The name of the parameter that is wrong. */
  public String parameter() {
    return parameter;
  }
}
