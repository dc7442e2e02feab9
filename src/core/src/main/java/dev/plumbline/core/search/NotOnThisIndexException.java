package dev.plumbline.core.search;

/** The index behind this server has not what a search asks for; another server's may have it. */
public final class NotOnThisIndexException extends InvalidSearchException {
  /**
   * @param parameter the parameter that asks for it
   * @param detail its value and what was expected
   */
  public NotOnThisIndexException(String parameter, String detail) {
    super(parameter, detail);
  }
}
