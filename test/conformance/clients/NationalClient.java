import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A client of the national axis' interface in plain Java 17, written from the description of that interface alone and
 * from nothing of ours:
 *
 *     java NationalClient.java ENDPOINT SYSTEM-ID SECRET receive FOLDER
 *     java NationalClient.java ENDPOINT SYSTEM-ID SECRET send edoc|status FROM FILE [TO...]
 *
 * `receive` polls documents, then statuses, fetches each, stores it as FOLDER/docId.edxml and says that it is done; it
 * prints a line "messageType docId from to" for each. `send` prints the DocId. A refusal ends it with 1 and its words.
 */
public final class NationalClient {
  private final String endpoint;
  private final String systemId;
  private final String secret;
  /** Fixed when the client object is made; what looks like a zone is milliseconds. */
  private final String timestamp;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private NationalClient(String endpoint, String systemId, String secret) {
    this.endpoint = endpoint;
    this.systemId = systemId;
    this.secret = secret;
    ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    this.timestamp =
        now.format(DateTimeFormatter.ofPattern("ddMMyyyy'T'HHmmss")) + String.format("+%04d", now.getNano() / 1_000_000);
  }

  public static void main(String[] words) throws Exception {
    NationalClient client = new NationalClient(words[0], words[1], words[2]);
    try {
      if (words[3].equals("receive")) {
        client.receive("edoc", Path.of(words[4]));
        client.receive("status", Path.of(words[4]));
      } else {
        List<String> to = List.of(words).subList(7, words.length);
        System.out.println(client.send(words[4], words[5], Files.readAllBytes(Path.of(words[6])), to));
      }
    } catch (Refused refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }

  private void receive(String messageType, Path folder) throws Exception {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("servicetype", "eDoc");
    wanted.put("messagetype", messageType);
    wanted.put("pageSize", "100");
    wanted.put("pageIndex", "1");
    for (Object each : (List<?>) call("getReceivedEdocList", wanted, "application/json", new byte[0]).get("data")) {
      Map<?, ?> entry = (Map<?, ?>) each;
      String docId = (String) entry.get("docId");
      String data = (String) call("getEdoc", Map.of("docId", docId), "application/json", json("{}")).get("data");
      Files.write(folder.resolve(docId + ".edxml"), Base64.getDecoder().decode(data));
      Map<String, String> status = new LinkedHashMap<>();
      status.put("docId", docId);
      status.put("status", "done");
      call("updateStatus", status, "application/json", json("{}"));
      System.out.println(String.join(" ", messageType, docId, (String) entry.get("from"), (String) entry.get("to")));
    }
  }

  private String send(String messageType, String from, byte[] packet, List<String> to) throws Exception {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("servicetype", "eDoc");
    wanted.put("messagetype", messageType);
    wanted.put("hash-file", unpaddedHex(MessageDigest.getInstance("SHA-256").digest(packet)));
    wanted.put("from", from);
    if (!to.isEmpty()) {
      wanted.put("to", to.stream().map(NationalClient::quoted).collect(Collectors.joining(",", "[", "]")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(packet);
    body.write('\r');
    body.write('\n');
    return (String) call("sendEdoc", wanted, "application/octet-stream", body.toByteArray()).get("DocId");
  }

  private Map<?, ?> call(String path, Map<String, String> wanted, String contentType, byte[] body) throws Exception {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("systemid", systemId);
    parameters.putAll(wanted);
    parameters.put("timestamp", timestamp);
    parameters.put("Content-Type", contentType);
    String signed =
        parameters.entrySet().stream()
            .map((each) -> quoted("XroadVnpt-" + each.getKey()) + ":" + quoted(each.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + "/" + path))
            .timeout(Duration.ofSeconds(60))
            .expectContinue(true)
            .header("User-Agent", "JAVASDKAgent/1.0.0 XRoad/VPCP")
            .header("Content-Type", contentType)
            .header("XroadVnpt-version", "3.0.201608")
            .header("XroadVnpt-sign-header-key", String.join(";", parameters.keySet()))
            .header("XroadVnpt-sign-header", signed)
            .header("XroadVnpt-hash-header", hmac(signed))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    parameters.forEach((name, value) -> request.header("XroadVnpt-" + name, value));
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.US_ASCII));
    Map<?, ?> answer = (Map<?, ?>) new Json(response.body()).value();
    for (String name : List.of("status", "ErrorCode", "ErrorDesc")) {
      if (!(answer.get(name) instanceof String)) throw new IOException("No " + name + " in " + response.body());
    }
    if (!answer.get("ErrorCode").equals("0")) {
      throw new Refused(path + ": " + answer.get("ErrorCode") + " " + answer.get("ErrorDesc"));
    }
    return answer;
  }

  private String hmac(String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    StringBuilder hex = new StringBuilder();
    for (byte each : mac.doFinal(text.getBytes(StandardCharsets.UTF_8))) hex.append(String.format("%02x", each));
    return hex.toString();
  }

  /** The leading zero of each byte is dropped. */
  private static String unpaddedHex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte each : bytes) hex.append(Integer.toHexString(each & 0xff));
    return hex.toString();
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static final class Refused extends Exception {
    Refused(String message) {
      super(message);
    }
  }

  /** As much of a JSON reader as answers need. */
  private static final class Json {
    private final String text;
    private int at = 0;

    Json(String text) {
      this.text = text;
    }

    Object value() throws IOException {
      switch (peek()) {
        case '{':
          return object();
        case '[':
          return list();
        case '"':
          return string();
        default:
          int from = at;
          while (at < text.length() && ",]} \r\n\t".indexOf(text.charAt(at)) < 0) at++;
          return text.substring(from, at);
      }
    }

    private Map<String, Object> object() throws IOException {
      Map<String, Object> object = new LinkedHashMap<>();
      at++;
      while (peek() != '}') {
        String name = string();
        take(':');
        object.put(name, value());
        if (peek() == ',') at++;
      }
      at++;
      return object;
    }

    private List<Object> list() throws IOException {
      List<Object> list = new ArrayList<>();
      at++;
      while (peek() != ']') {
        list.add(value());
        if (peek() == ',') at++;
      }
      at++;
      return list;
    }

    private String string() throws IOException {
      take('"');
      StringBuilder string = new StringBuilder();
      for (; text.charAt(at) != '"'; at++) {
        if (text.charAt(at) != '\\') {
          string.append(text.charAt(at));
          continue;
        }
        char escaped = text.charAt(++at);
        int known = "nrtbf".indexOf(escaped);
        if (escaped == 'u') {
          string.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
          at += 4;
        } else {
          string.append(known < 0 ? escaped : "\n\r\t\b\f".charAt(known));
        }
      }
      at++;
      return string.toString();
    }

    private char peek() throws IOException {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
      if (at == text.length()) throw new IOException("This is no JSON: " + text);
      return text.charAt(at);
    }

    private void take(char expected) throws IOException {
      if (peek() != expected) throw new IOException("This is no JSON: " + text);
      at++;
    }
  }
}
