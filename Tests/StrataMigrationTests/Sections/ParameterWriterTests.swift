import StrataJSON
import Testing

@testable import StrataMigration

/// Parameters.
@Suite struct ParameterWriterTests {
  @Test(
    arguments: [
      (#"{"Type": "String"}"#, #"scope.parameter("P")"#),
      (
        #"{"Type": "String", "Default": true, "NoEcho": "true"}"#,
        #"scope.parameter("P", default: "true", isHidden: true)"#
      ),
      (
        #"{"Type": "String", "AllowedValues": ["a", 1], "MinLength": 1, "MaxLength": "2"}"#,
        #"scope.parameter("P", allowedValues: ["a", "1"], length: 1...2)"#
      ),
      (#"{"Type": "Number", "Default": 1.5}"#, #"scope.parameter("P", type: .number, default: 1.5)"#),
      (
        #"{"Type": "Number", "MinValue": -2, "MaxValue": -1}"#,
        #"scope.parameter("P", type: .integer, range: -2...(-1))"#
      ),
      (#"{"Type": "List<Number>"}"#, #"scope.parameter("P", type: .numberList)"#),
      (#"{"Type": "AWS::EC2::VPC::Id"}"#, #"scope.parameter("P", type: .aws("EC2::VPC::Id"))"#),
      (#"{"Type": "List<AWS::EC2::Subnet::Id>"}"#, #"scope.parameter("P", type: .awsList("EC2::Subnet::Id"))"#),
      (#"{"Type": "AWS::SSM::Parameter::Value<String>"}"#, #"scope.parameter("P", type: .parameterStoreString)"#),
      (
        #"{"Type": "AWS::SSM::Parameter::Value<CommaDelimitedList>"}"#,
        """
        scope.parameter(
          "P",
          type: ParameterType<ListValue<StringValue>>(named: "AWS::SSM::Parameter::Value<CommaDelimitedList>"))
        """
      ),
    ])
  func parametersAreDeclared(json: String, swift: String) throws {
    #expect(try ParameterWriter("P", JSONValue(parsing: json))?.code?.text(indentation: 0) == swift)
  }

  @Test(
    arguments: [
      #"{"Type": "String", "MinLength": 1}"#, #"{"Type": "Number", "MaxValue": 1}"#,
      #"{"Type": "String", "NoEcho": false}"#, #"{"Type": "String", "AllowedValues": []}"#,
      #"{"Type": "String", "Default": ["a"]}"#, #"{"Type": "String", "Description": 1}"#,
      #"{"Type": "String", "MinLength": 2, "MaxLength": 1}"#, #"{"Type": "String", "Unknown": 1}"#,
    ])
  func whatTheLanguageCantSayIsNotDeclared(json: String) throws {
    #expect(try ParameterWriter("P", JSONValue(parsing: json))?.code == nil)
  }

  @Test func parameterInTheTemplatesFormIsStillAConstant() throws {
    let migration = try migrated(
      """
      Parameters:
        Name: {Type: String, MinLength: 4}
        Unused: {Type: String, MinLength: 4}
      Resources:
        Jobs: {Type: "AWS::SQS::Queue", Properties: {QueueName: !Ref Name}}
      """)
    #expect(
      migration.body == """
        scope.raw("Name", in: "Parameters", ["Type": "String", "MinLength": 4])
        let name: StringValue = .raw(["Ref": "Name"])

        scope.raw("Unused", in: "Parameters", ["Type": "String", "MinLength": 4])

        SQS.Queue("Jobs", in: scope, queueName: name)
        """)
    #expect(
      migration.raw == [
        "/Parameters/Name: the language has no way to say all of it",
        "/Parameters/Unused: the language has no way to say all of it",
      ])
  }
}
