import Strata
import StrataJSON
import TestSupport
import Testing

@Suite struct ImportedRepositoryTests {
  @Test func anImportedRepository() throws {
    let here = ImportedRepository(name: "team/orders")
    let elsewhere = ImportedRepository(name: "orders", account: "123456789012", region: "eu-west-1")
    #expect(
      try statements { _ in [here.pulling] }
        == pulling([
          "Fn::Sub": "arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/team/orders"
        ]))
    #expect(
      try outputValue { _ in here.uri } == [
        "Fn::Sub": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/team/orders"
      ])
    #expect(
      try outputValue { _ in elsewhere.uri } == ["Fn::Sub": "123456789012.dkr.ecr.eu-west-1.${AWS::URLSuffix}/orders"])
  }
}
