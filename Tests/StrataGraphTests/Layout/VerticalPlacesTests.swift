import Testing

@testable import StrataGraph

@Suite struct VerticalPlacesTests {
  @Test func wishesThatRiseAreMet() {
    #expect(VerticalPlaces.rising([(1, 1), (2, 1), (2, 1), (5, 1)]) == [1, 2, 2, 5])
  }

  @Test func wishesThatFallMeetAtTheirMean() {
    #expect(VerticalPlaces.rising([(0, 1), (6, 1), (2, 1), (9, 1)]) == [0, 4, 4, 9])
    // The heavier one moves less.
    #expect(VerticalPlaces.rising([(6, 3), (2, 1)]) == [5, 5])
    #expect(VerticalPlaces.rising([(9, 1), (6, 1), (0, 1)]) == [5, 5, 5])
  }

  @Test func nothingIsWishedForByNothing() { #expect(VerticalPlaces.rising([]) == []) }
}
