import StrataJSON
import StrataSchema
import Testing

/// Which names hide their values.
@Suite struct SecretNameTests {
  @Test(
    arguments: [
      "DB_PASSWORD", "dbPassword", "MasterUserPassword", "password", "passwd", "API_KEY", "apiKey", "X-Api-Key",
      "APIKEY",
      "PrivateKey", "private_key", "AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "AuthToken", "SecretString", "ClientSecret",
      "db.password", "Credentials", "Authorization", "ConnectionString", "sig",
    ])
  func hide(name: String) {
    #expect(SecretHiding.hides("hunter2", named: name))
    #expect(!SecretHiding.hides("", named: name))
    #expect(!SecretHiding.hides("true", named: name))
    #expect(!SecretHiding.hides("arn:aws:secretsmanager:eu-west-1:111122223333:secret:a", named: name))
  }

  @Test(
    arguments: [
      "SECRET_NAME", "SecretArn", "SecretId", "TOKEN_URL", "TokenValidity", "PasswordPolicy", "PASSWORD_FILE",
      "AccessKeyId", "PASSWORD_MIN_LENGTH", "Monkey", "Keyboard", "Design", "SecretsManagerArn", "TokenType", "",
    ])
  func doNot(name: String) { #expect(!SecretHiding.hides("hunter2", named: name)) }

  @Test(
    arguments: [
      ("AKIAIOSFODNN7EXAMPLE", "(hidden)"), ("a AKIAIOSFODNN7EXAMPLE b", "a (hidden) b"),
      ("ghp_0123456789abcdefABCDEF0123456789abcd", "(hidden)"), ("Bearer abcdef0123456789ABCDEF", "Bearer (hidden)"),
      ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END", "-----BEGIN RSA PRIVATE KEY-----(hidden)-----END"),
      ("https://hooks.slack.com/services/T0/B0/xyz", "https://hooks.slack.com/services/(hidden)"),
      ("https://user:pa:ss@wo@host/x", "https://user:(hidden)@host/x"),
      ("https://user:$ecret1@host/x", "https://user:(hidden)@host/x"),
      ("a --token abc123xyz789 --mode fast", "a --token (hidden) --mode fast"),
      ("PASSWORD=a SECRET=\"b c\" MODE=d", "PASSWORD=(hidden) SECRET=\"(hidden)\" MODE=d"),
      ("password: hunter2\nuser: me", "password: (hidden)\nuser: me"),
      (#"{"password":"a\"b-cdef","user":"me"}"#, #"{"password":"(hidden)","user":"me"}"#),
    ])
  func partsOfText(text: String, shown: String) { #expect(SecretHiding().shown(text: text) == shown) }

  @Test(
    arguments: [
      "PASSWORD=$OTHER", "PASSWORD=${OTHER}", "PASSWORD=$(fetch)", "PASSWORD=`fetch`", "PASSWORD=", "a=b",
      "skipping-this",
      "[ \"$PASSWORD\" == x ]", "password={{resolve:ssm:a}}", "https://host:8080/path", "https://me@host/",
      "https://me:$PASSWORD@host/", "https://me:$(fetch)@host/",
      "https://me:${Password}@host/",
      "secret: yes",
      "Basic internationalization", "eyJust-a-word-that-is-long", "arn:aws:iam::123456789012:role/AKIA",
      "user@example.com:password", "-----BEGIN CERTIFICATE-----\nMIIE", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "=", ":",
      "://",
      "--", "--token", "--token ", "password=", "password:\"",
    ])
  func plainText(text: String) { #expect(SecretHiding().shown(text: text) == text) }
}
