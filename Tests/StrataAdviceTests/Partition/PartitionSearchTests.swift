import TestSupport
import Testing

@testable import StrataAdvice

@Suite struct PartitionSearchTests {
  /// Clusters of which each reads values of some before it.
  private func problem(_ seed: UInt64) -> PartitionProblem {
    var random = SplitMix64(seed: seed)
    let count = 6 + random.below(90)
    let loads = (0..<count).map { _ in PartitionProblem.Load(resources: 1 + random.below(5), bytes: random.below(900)) }
    let values = (0..<random.below(count * 2)).compactMap { _ -> Clusters.Value? in
      let producer = random.below(count - 1)
      let readers = Set((0..<1 + random.below(3)).map { _ in producer + 1 + random.below(count - producer - 1) })
      return Clusters.Value(producer: producer, readers: readers.sorted())
    }
    let all = loads.reduce(PartitionProblem.Load.none, +)
    let parts = 2 + random.below(4)
    let most = PartitionProblem.Load(resources: all.resources * 3 / (2 * parts) + 5, bytes: all.bytes)
    return PartitionProblem(loads: loads, values: values, parts: parts, most: most)
  }

  private func crossing(_ part: [Int], _ problem: PartitionProblem) -> Int {
    problem.values.count { value in value.readers.contains { part[$0] != part[value.producer] } }
  }

  /// Parts of the same size by order, as somebody makes them who looks at nothing else.
  private func naive(_ problem: PartitionProblem) -> [Int] {
    let all = problem.loads.reduce(0) { $0 + $1.resources }
    var before = 0
    return problem.loads.map { load in
      let part = min(problem.parts - 1, before * problem.parts / all)
      before += load.resources
      return part
    }
  }

  @Test(arguments: 0..<150)
  func partsHaveRoomAndFewValuesAcross(_ seed: UInt64) throws {
    let problem = problem(seed)
    let partition = try #require(PartitionSearch(problem: problem).best())
    #expect(partition.part.count == problem.loads.count)
    #expect(Set(partition.part) == Set(0..<problem.parts))
    for part in 0..<problem.parts {
      let load = partition.part.indices.filter { partition.part[$0] == part }
        .reduce(PartitionProblem.Load.none) { $0 + problem.loads[$1] }
      #expect(load.fits(in: problem.most))
    }
    for value in problem.values {
      #expect(value.readers.allSatisfy { partition.part[$0] >= partition.part[value.producer] })
    }
    #expect(partition.crossing == crossing(partition.part, problem))
    #expect(partition.crossing <= crossing(naive(problem), problem))
    #expect(PartitionSearch(problem: problem).best() == partition)
  }

  @Test func whatDoesNotFitIsNotCut() {
    let load = PartitionProblem.Load(resources: 3, bytes: 0)
    let problem = PartitionProblem(
      loads: [load, load, load], values: [], parts: 2, most: PartitionProblem.Load(resources: 5, bytes: 0))
    #expect(PartitionSearch(problem: problem).best() == nil)
  }

  @Test func moreClustersAreNeededThanParts() {
    let load = PartitionProblem.Load(resources: 1, bytes: 0)
    let problem = PartitionProblem(loads: [load], values: [], parts: 2, most: load)
    #expect(PartitionSearch(problem: problem).best() == nil)
  }

  @Test func fewestValuesAreFound() throws {
    // Two groups of three with one value between them, written in turns.
    let values = [(0, 2), (2, 4), (0, 4), (1, 3), (3, 5), (1, 5), (4, 5)].map {
      Clusters.Value(producer: $0.0, readers: [$0.1])
    }
    let load = PartitionProblem.Load(resources: 1, bytes: 0)
    let problem = PartitionProblem(
      loads: [PartitionProblem.Load](repeating: load, count: 6), values: values, parts: 2,
      most: PartitionProblem.Load(resources: 3, bytes: 0))
    let partition = try #require(PartitionSearch(problem: problem).best())
    #expect(partition.crossing == 1)
    #expect(partition.part == [0, 1, 0, 1, 0, 1])
  }
}
