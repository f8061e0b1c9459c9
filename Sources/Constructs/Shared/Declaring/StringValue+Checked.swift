import StrataText

extension StringValue {
  /// The value, with a mistake in its place where it's text that is known now and isn't right.
  ///
  /// The mistake is reported wherever the value is used, which is how a construct without a scope reports one.
  package func checked(_ mistake: (String) -> Finding?) -> StringValue {
    // Unresolved text is reported as such.
    guard let text = node.literalText, UnresolvedText.subject(in: text) == nil, let mistake = mistake(text) else {
      return self
    }
    return StringValue(node: TemplateNode(.invalid(mistake.placed(adding: node.origin.notes)), from: node.origin))
  }
}

/// The parts of an ARN that is known now.
///
/// See [Amazon Resource Names](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
package struct ARN {
  package let service: Substring
  package let region: Substring
  package let account: Substring
  package let resource: Substring

  /// The parts, or nil where the text is no ARN.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", !parts[1].isEmpty, !parts[5].isEmpty else { return nil }
    (service, region, account, resource) = (parts[2], parts[3], parts[4], parts[5])
  }

  /// Whether this is something of a service in a region and an account.
  package func isRegional(of service: String) -> Bool {
    self.service == service && !region.isEmpty && account.utf8.count == 12 && account.utf8.allSatisfy(\.isASCIIDigit)
  }
}

extension Finding {
  package static func name(_ message: String, expected: String, given name: String, hint: String? = nil) -> Finding {
    Finding(.physicalName, message, expected: expected, given: "\"\(name)\"", hint: hint)
  }

  package static func arn(of thing: String, expected: String, given text: String, hint: String? = nil) -> Finding {
    Finding(.invalidValue, "this isn't the ARN of \(thing)", expected: expected, given: "\"\(text)\"", hint: hint)
  }
}
