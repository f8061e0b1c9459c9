/// The change that a write made to each file.
public struct OutputReport: Sendable, Hashable {
  /// The change that a file saw.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// Nothing had the name; the file is new.
    case created
    /// The file held what an earlier run wrote and now holds something else.
    case updated
    /// The file already held the right bytes and has not been touched.
    case unchanged
    /// The file held something that no earlier run wrote, such as a person's edit, which is gone now.
    case rewritten
    /// The file is no longer part of the output and has been removed.
    case removed
    /// The file is no longer part of the output but has been edited since it was written, so it stays.
    case kept
  }

  /// A file and what became of it.
  public struct Entry: Sendable, Hashable {
    /// The file's name in the output directory.
    public let name: String

    /// The change that the file saw.
    public let change: Change

    /// Makes an entry.
    public init(name: String, change: Change) {
      self.name = name
      self.change = change
    }
  }

  /// One entry for each file, the record among them, sorted by name.
  public let entries: [Entry]

  /// Whether the output directory was already as it should be.
  public var isUnchanged: Bool {
    entries.allSatisfy { $0.change == .unchanged || $0.change == .kept }
  }

  /// Makes a report and sorts its entries by name.
  public init(entries: [Entry]) {
    self.entries = entries.sorted { $0.name < $1.name }
  }

  /// The names of the files of which one thing became, sorted.
  public func names(_ change: Change) -> [String] {
    entries.filter { $0.change == change }.map(\.name)
  }
}
