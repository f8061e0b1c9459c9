extension AwsClient.Failure {
  /// The advice about what can be done; nil where the message has all that's known.
  package var hint: String? {
    let words = message.lowercased()
    if Self.expired.contains(code) || (words.contains("token") && words.contains("expired")) {
      return "sign in again, as by aws sso login; see whose credentials there are: aws sts get-caller-identity"
    }
    if Self.unknown.contains(code) || words.contains("unable to locate credentials") {
      return "see which credentials aws takes, and from where: aws configure list"
    }
    if isUnknownOperation || (kind == .command && words.contains("unknown options")) {
      return "the aws command is too old for this: update it; aws --version tells which it is"
    }
    return nil
  }

  private static let expired: Set = ["ExpiredToken", "ExpiredTokenException", "RequestExpired"]

  private static let unknown: Set = ["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch"]
}
