/// A commit, and the people who made it.
package struct GitCommit: Sendable, Hashable {
  /// A name and an address, as git has them: claimed, and not proved.
  package struct Person: Sendable, Hashable, CustomStringConvertible {
    /// The name.
    package let name: String
    /// The mail address.
    package let address: String

    /// Names a person.
    package init(name: String, address: String) {
      (self.name, self.address) = (name, address)
    }

    /// The person as in a commit, `Ada <ada@example.com>`.
    package var description: String { "\(name) <\(address)>" }
  }

  /// The commit's id, in hexadecimal digits.
  package let id: String
  /// The ids of the commits that it was made on; more than one for a merge.
  package let parents: [String]
  /// Who wrote it.
  package let author: Person
  /// Who put it into the repository; for a merge on a server, the server.
  package let committer: Person

  /// Describes a commit.
  package init(id: String, parents: [String], author: Person, committer: Person) {
    (self.id, self.parents, self.author, self.committer) = (id, parents, author, committer)
  }
}
