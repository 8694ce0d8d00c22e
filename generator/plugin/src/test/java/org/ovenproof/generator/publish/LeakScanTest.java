package org.ovenproof.generator.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ovenproof.generator.page.Html;

class LeakScanTest {

  private static final String SECRET = "x<9'Kq\"v&L2+m/한글 7";

  private final LeakScan scan =
      new LeakScan(
          Map.of(
              "the project's folder", "/home/author/guide",
              "the home folder", "/root",
              "the root", "/",
              "a folder of Windows", "C:\\Users\\author"),
          Map.of("the value of the environment variable DEPLOY_TOKEN", SECRET));

  @Test
  void a_folder_is_found_at_its_line() {
    assertThat(found("one\ntwo /home/author/guide/x three"))
        .containsExactly("the path of the project's folder in ko/cnn.html:2");
    assertThat(found("file:/home/author/guide")).hasSize(1);
  }

  @Test
  void a_folder_with_a_longer_name_is_another_one() {
    assertThat(found("/home/author/guides /home/author/guide-2 /rooted src/root/x .root"))
        .isEmpty();
    assertThat(found("in /root, or /root/x")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\Users\\author\\x",
        "C:/Users/author",
        "\"C:\\\\Users\\\\author\"",
        "/c/Users/author/x",
        "/mnt/c/Users/author",
        "file:///C:/Users/author",
        "C%3A%5CUsers%5Cauthor"
      })
  void a_folder_of_windows_is_found_however_it_is_written(String text) {
    assertThat(found(text)).containsExactly("the path of a folder of Windows in ko/cnn.html:1");
  }

  @Test
  void a_secret_is_found_however_it_is_escaped() {
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    String json = SECRET.replace("\"", "\\\"");
    for (String each :
        List.of(
            SECRET,
            Html.escape(SECRET),
            "x&lt;9'Kq\"v&amp;L2+m/한글 7",
            json,
            json.replace("/", "\\/"),
            json.replace("한글", "\\ud55c\\uae00"),
            "x\\u003c9\\u0027Kq\\\"v\\u0026L2+m/\\ud55c\\uae00 7",
            URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
            URLEncoder.encode(SECRET, StandardCharsets.UTF_8).replace("+", "%20"),
            Base64.getEncoder().encodeToString(bytes),
            Base64.getEncoder().encodeToString(("user:" + SECRET).getBytes(StandardCharsets.UTF_8)),
            Base64.getUrlEncoder()
                .encodeToString(("me:" + SECRET + "!").getBytes(StandardCharsets.UTF_8)))) {
      assertThat(found("<p>" + each + "</p>"))
          .as(each)
          .containsExactly("the value of the environment variable DEPLOY_TOKEN in ko/cnn.html:1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DEPLOY_TOKEN", "GITHUB_PAT", "DB_PW", "X_AUTH", "BASIC_AUTH_HEADER", "CLIENT_SECRET",
        "db.password", "apiKey", "AWS_ACCESS_KEY_ID", "MY_CREDENTIALS", "AUTHORIZATION", "PAT",
        "npm_config__authToken", "DB_PASS", "GPG_PASSPHRASE", "SESSION_COOKIE"
      })
  void a_name_says_that_its_value_is_secret(String name) {
    assertThat(Secrets.among(Map.of(name, "q8Rz0vXw2LmK"), List.of())).hasSize(1);
    assertThat(Secrets.among(Map.of(name, "q8Rz0vXw2LmK"), List.of(name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"EDITOR", "GIT_AUTHOR_NAME", "PWD", "OLDPWD", "PATH", "SPAWN", "HOSTNAME"})
  void other_names_do_not(String name) {
    assertThat(Secrets.among(Map.of(name, "q8Rz0vXw2LmK"), List.of())).isEmpty();
  }

  @Test
  void a_password_in_an_address_is_secret_whatever_the_name() {
    assertThat(Secrets.among(Map.of("DB_URL", "postgres://me:q8Rz0vXw2LmK@db/x"), List.of()))
        .containsEntry("DB_URL", "q8Rz0vXw2LmK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "postgres",
        "postgres16",
        "password",
        "Password1",
        "development",
        "kubernetes",
        "changeme",
        "test1234",
        "12345678",
        "20240101",
        "localhost",
        "my-secret-token",
        "changeit",
        "http://localhost:8080/auth",
        "/run/user/1000/keyring",
        "~/.ssh/id_rsa",
        "docker-compose",
        "true",
        "Authorization",
        "비밀번호는여기에",
        "secret-token-for-tests",
        "org.example.Keys"
      })
  void an_ordinary_word_is_no_secret(String value) {
    assertThat(Secrets.isSecret(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t-v4lue",
        "q8Rz0vXw2LmK",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "xkqzvbnm",
        "AKIA2E0A8F3B244C9986",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "9f86d081884c7d65",
        "correct horse battery staple",
        "482913057264",
        "hT7$kq!2"
      })
  void what_a_machine_has_chosen_is_one(String value) {
    assertThat(Secrets.isSecret(value)).isTrue();
  }

  private List<String> found(String html) {
    return scan.findings(Map.of("ko/cnn.html", html.getBytes(StandardCharsets.UTF_8))).stream()
        .map(each -> each.leak().what() + " in " + each.address() + ":" + each.line())
        .toList();
  }
}
