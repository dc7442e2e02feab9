package dev.plumbline.testkit.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for servers on 127.0.0.1, made by the JDK's keytool.
 *
 * @param keyStore a PKCS #12 file with the private key and the certificate
 * @param password of the store and of the key in it
 * @param certificate a PEM file with the certificate, for whoever shall trust it
 * @param privateKey a PEM file with the private key, in PKCS #8, not encrypted
 */
public record TestCertificate(Path keyStore, String password, Path certificate, Path privateKey) {
  private static final String PASSWORD = "only-for-tests";

  /**
   * Makes one; it takes about a second.
   *
   * @param directory where its files go; made if it is not there
   */
  public static TestCertificate create(Path directory) {
    Path store = directory.resolve("server.p12");
    try {
      Files.createDirectories(directory);
      keytool(directory, store);
      KeyStore loaded = load(store);
      return new TestCertificate(
          store,
          PASSWORD,
          pem(directory, "server.pem", "CERTIFICATE", certificate(loaded).getEncoded()),
          pem(directory, "server.key", "PRIVATE KEY", key(loaded).getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keytool's store (expected: a key and a certificate)", e);
    }
  }

  /** TLS for a server that shows this certificate. */
  public SSLContext serverContext() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(load(keyStore), password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(keyStore + " (expected: a key and a certificate)", e);
    }
  }

  private static void keytool(Path directory, Path store) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=ip:127.0.0.1,dns:localhost",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    Path log = directory.resolve("keytool.log");
    try {
      int status =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("keytool: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while keytool ran", e);
    }
  }

  private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
    KeyStore loaded = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      loaded.load(in, PASSWORD.toCharArray());
    }
    return loaded;
  }

  private static Certificate certificate(KeyStore store) throws GeneralSecurityException {
    return store.getCertificate("server");
  }

  private static Key key(KeyStore store) throws GeneralSecurityException {
    return store.getKey("server", PASSWORD.toCharArray());
  }

  private static Path pem(Path directory, String name, String kind, byte[] bytes)
      throws IOException {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return Files.writeString(
        directory.resolve(name),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
