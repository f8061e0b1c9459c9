import Testing

/// One way of breaking the guide, and the report on it.
struct GuideBreach: CustomTestStringConvertible {
  /// The point that is broken.
  let point: String
  /// The text of the fixture that is changed, and what it becomes.
  let change: (from: String, to: String)
  /// The one report, from the place in the file on.
  let report: String
  /// The name of the file, where that is what's wrong.
  var file: String?

  init(_ point: String, _ from: String, to text: String, _ report: String, file: String? = nil) {
    self.point = point
    change = (from, text)
    self.report = report
    self.file = file
  }

  var testDescription: String { "\(point): \(report)" }

  /// The fixture with the change.
  var sources: [(path: String, text: String)] {
    [GuideFixture.construct, GuideFixture.imported].map { path, text in
      guard let range = text.firstRange(of: change.from) else { return (path, text) }
      return (file ?? path, text.replacingCharacters(in: range, with: change.to))
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
