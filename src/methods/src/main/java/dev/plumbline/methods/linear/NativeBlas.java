package dev.plumbline.methods.linear;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether PyTorch's native BLAS is here, and memory for it. */
public final class NativeBlas {
  /** The engine that is asked for by name: others on the class path have no matrix products. */
  public static final String ENGINE = "PyTorch";

  private static final Logger log = LoggerFactory.getLogger(NativeBlas.class);

  private NativeBlas() {}

  /** Asked once a process, since loading the natives takes seconds. */
  private static final class Holder {
    static final boolean AVAILABLE = load();

    private static boolean load() {
      if (!Engine.hasEngine(ENGINE)) {
        return false;
      }
      try {
        Engine.getEngine(ENGINE);
        return true;
      } catch (EngineException | LinkageError e) {
        log.warn("{} cannot be loaded; products are done in Java", ENGINE, e);
        return false;
      }
    }
  }

  public static boolean isAvailable() {
    return Holder.AVAILABLE;
  }

  /** Memory on the CPU; whoever opens it closes it. */
  public static NDManager newManager() {
    return NDManager.newBaseManager(Device.cpu(), ENGINE);
  }
}
