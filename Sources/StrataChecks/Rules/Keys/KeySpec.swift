import StrataTemplate

/// The kinds of keys, and what each is for.
///
/// See [Key spec reference](https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html).
enum KeySpec {
  /// The kind that a key is which says none.
  static let symmetric = "SYMMETRIC_DEFAULT"

  /// What a key is for that doesn't say.
  static let encryption = "ENCRYPT_DECRYPT"

  /// The uses of a kind; nil where there's no such kind.
  static func uses(of spec: String) -> [String]? {
    switch spec {
    case symmetric: [encryption]
    case "SM2": [encryption, "SIGN_VERIFY", "KEY_AGREEMENT"]
    case "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521": ["SIGN_VERIFY", "KEY_AGREEMENT"]
    case "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519": ["SIGN_VERIFY"]
    default:
      if spec.hasPrefix("RSA_") {
        [encryption, "SIGN_VERIFY"]
      } else if spec.hasPrefix("HMAC_") {
        ["GENERATE_VERIFY_MAC"]
      } else {
        spec.hasPrefix("ML_DSA_") ? ["SIGN_VERIFY"] : nil
      }
    }
  }
}
