package dev.firedrill.web.engine;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Whose tokens an engine believes: it publishes its key (RFC 7517) and signs tokens (RFC 7519) with
 * the permissions that Temporal's own claim mapper reads.
 */
final class TestTokens implements AutoCloseable {

  private final KeyPair pair;
  private final HttpServer server;

  private TestTokens(KeyPair pair, HttpServer server) {
    this.pair = pair;
    this.server = server;
  }

  static TestTokens start() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestTokens tokens = new TestTokens(generator.generateKeyPair(), server);
    byte[] keys = tokens.keys().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/keys",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
    return tokens;
  }

  /** Where the key is published. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
  }

  /** A token with this permission, such as {@code ops:write} or {@code temporal-system:admin}. */
  String token(String permission) throws GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    String head = coded("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"test\"}");
    String body =
        coded(
            "{\"sub\":\"firedrill\",\"permissions\":[\"%s\"],\"iat\":%d,\"exp\":%d}"
                .formatted(permission, now, now + Duration.ofHours(1).toSeconds()));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
    return head + "." + body + "." + coded(signature.sign());
  }

  private String keys() {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"test\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(coded(unsigned(key.getModulus())), coded(unsigned(key.getPublicExponent())));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String coded(String text) {
    return coded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String coded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
