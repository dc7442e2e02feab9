package dev.plumbline.core.decode;

import dev.plumbline.core.decode.header.ImageFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * One ImageIO reader for each format: a plug-in from this class's own class loader where there is
 * one, else the JDK's.
 *
 * <p>ImageIO's own registry is the process's: it knows the plug-ins of whichever class loader came
 * first, and keeps that loader alive. In a cluster that runs many jobs that would be the first
 * job's. So the plug-ins are registered here, in a registry of this object.
 */
final class ImageReaders {
  private final Map<ImageFormat, ImageReaderSpi> byFormat = new EnumMap<>(ImageFormat.class);

  ImageReaders() {
    ServiceRegistry registry =
        new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
    List<ImageReaderSpi> ofJdk = ofJdk();
    ofJdk.forEach(registry::registerServiceProvider);
    List<ImageReaderSpi> providers = new ArrayList<>();
    for (ImageReaderSpi plugin :
        ServiceLoader.load(ImageReaderSpi.class, ImageReaders.class.getClassLoader())) {
      registry.registerServiceProvider(plugin);
      // One that builds on a reader that is not there takes itself out again.
      if (registry.contains(plugin)) {
        providers.add(plugin);
      }
    }
    providers.addAll(ofJdk);
    for (ImageFormat format : ImageFormat.values()) {
      providers.stream()
          .filter(provider -> reads(provider, format))
          .findFirst()
          .ifPresent(provider -> byFormat.put(format, provider));
    }
  }

  private static List<ImageReaderSpi> ofJdk() {
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      Iterator<ImageReaderSpi> all =
          IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
      List<ImageReaderSpi> ofJdk = new ArrayList<>();
      all.forEachRemaining(
          provider -> {
            if (provider.getClass().getModule() == ImageReaderSpi.class.getModule()) {
              ofJdk.add(provider);
            }
          });
      return ofJdk;
    } finally {
      thread.setContextClassLoader(context);
    }
  }

  private static boolean reads(ImageReaderSpi provider, ImageFormat format) {
    for (String name : provider.getFormatNames()) {
      if (name.equalsIgnoreCase(format.name())) {
        return true;
      }
    }
    return false;
  }

  /** A new reader, to be disposed of by the caller; none where the format has no reader here. */
  Optional<ImageReader> open(ImageFormat format) throws IOException {
    ImageReaderSpi provider = byFormat.get(format);
    return provider == null ? Optional.empty() : Optional.of(provider.createReaderInstance());
  }
}
