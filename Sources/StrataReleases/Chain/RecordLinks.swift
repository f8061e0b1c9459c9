/// What holds records together: the digest of the one before, and the number behind its.
struct RecordLinks {
  /// What isn't right.
  private(set) var problems: [RecordProblem] = []

  /// Holds records against each other.
  ///
  /// - Parameters:
  ///   - records: The records that could be read.
  ///   - path: The path of their folder.
  ///   - unread: The paths of files that couldn't be, and of which it's been said.
  init(_ records: [ReleaseRecord], path: String, unread: Set<String>) {
    let known = Dictionary(records.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    for record in records.sorted(by: { $0.name < $1.name }) {
      let file = "\(path)/\(record.name)"
      let predecessors = record.predecessors.compactMap { known[$0] }
      for digest in record.predecessors where known[digest] == nil {
        let lost = RecordName(number: record.number - 1, digest: digest)
        // One that was edited is there, under its name.
        if unread.contains("\(path)/\(lost)") { continue }
        let others = records.filter { $0.number == record.number - 1 }.map(\.name.description)
        problems.append(
          RecordProblem(
            .missing, file, "the record that it follows is missing", expected: "\(path)/\(lost)",
            given: others.isEmpty ? "nothing" : others.joined(separator: ", "),
            hint: "take it back: git log --all -- \(path)/ tells who removed it"))
      }
      let isFirst = record.predecessors.isEmpty
      let number = (predecessors.map(\.number).max() ?? 0) + 1
      if predecessors.count == record.predecessors.count, record.number != number {
        problems.append(
          RecordProblem(
            isFirst ? .missing : .damaged, file,
            isFirst
              ? "the record follows none, and isn't the first" : "the record's number isn't behind that of the last",
            expected: "\(number)", given: "\(record.number)",
            hint: "this tool doesn't write such a record; see who did: git log -- \(file)"))
      }
    }
  }
}
