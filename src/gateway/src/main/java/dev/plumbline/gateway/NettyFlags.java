package dev.plumbline.gateway;

import com.linecorp.armeria.common.FlagsProvider;

/**
 * Keeps the server from warning of two Nettys. Flink's own, under another package's name, still
 * carries the file that names Netty's version.
 */
public final class NettyFlags implements FlagsProvider {
  private static final int ABOVE_THE_DEFAULTS = 10;

  @Override
  public int priority() {
    return ABOVE_THE_DEFAULTS;
  }

  @Override
  public Boolean warnNettyVersions() {
    return false;
  }
}
