/// Somebody who is told how a deployment goes on, and decides on it.
package protocol DeploymentFollower {
  /// Takes a line about what is being done.
  func progress(_ text: String)

  /// Takes the changes that a stack would see.
  func changes(_ changes: [ChangeSet.Change], of stack: String)

  /// Takes the name of a stack that needs no change.
  func nothingChanges(in stack: String)

  /// Takes what a stack gets beside changes of its resources, each in a line.
  func settings(_ lines: [String], of stack: String)

  /// Takes what became of something that an earlier run left.
  func note(_ text: String)

  /// Lets the changes that were shown be carried out, or throws; from then on, who goes away leaves what the next run looks
  /// up.
  func approve() throws
}
