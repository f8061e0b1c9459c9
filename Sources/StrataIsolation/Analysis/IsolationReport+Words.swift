import StrataText

extension IsolationReport.JudgedCandidate {
  /// What is known of the way, for people.
  ///
  /// - Parameter others: The number of other resources that it leads to by the same.
  /// - Returns: Sentences, of which the first says what is so; and where that stands, its beginning first.
  package func explained(besides others: Int) -> (sentences: [String], places: [WorldPlace]) {
    var places = [candidate.source]
    var sentences: [String]
    switch candidate.verdict {
    case .closed(let fact):
      sentences = [fact.words]
      places += fact.places
    case .open(let witness):
      sentences = [witness.words]
      places += witness.places
    case .undecided(let undecided):
      sentences = [undecided.reason, "to decide it: \(undecided.remedy)"]
      places += undecided.places
    }
    if others > 0 { sentences[0] += ", and \(Count.of(others, "other resource")) by the same" }
    if let share { sentences.append("because: \(share.reason)") }
    return (sentences, places)
  }
}
