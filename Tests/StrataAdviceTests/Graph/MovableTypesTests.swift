import StrataFacts
import Testing

@testable import StrataAdvice

@Suite struct MovableTypesTests {
  @Test(
    arguments: [
      ("AWS::EC2::EIP", "AWS lists AWS::EC2::EIP as one that a stack refactoring doesn't take"),
      ("AWS::CloudFormation::Stack", "AWS::CloudFormation::Stack is CloudFormation's own"),
      ("Custom::Thing", "whether a stack refactoring takes Custom::Thing isn't known"),
      ("AWS::EC2::KeyPair", "tags of AWS::EC2::KeyPair can't be changed, which a stack refactoring does"),
      ("AWS::SQS::Queue", nil), ("AWS::Lambda::Function", nil), ("AWS::EC2::Subnet", nil),
    ] as [(String, String?)])
  func obstacleIsTold(_ type: String, _ obstacle: String?) {
    #expect(MovableTypes.obstacle(of: type) == obstacle)
  }

  @Test func mostTypesCanBeMoved() {
    let types = FactsIndex.embedded.typeNames
    let movable = types.count { MovableTypes.obstacle(of: $0) == nil }
    #expect(movable > types.count * 3 / 4)
    #expect(movable < types.count)
  }
}
