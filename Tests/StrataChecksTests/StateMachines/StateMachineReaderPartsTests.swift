import StrataJSON
import Testing

@Suite struct StateMachineReaderPartsTests {
  private static let processor: JSONObject = ["StartAt": "P", "States": ["P": ["Type": "Succeed"]]]

  private func map(
    _ fields: JSONObject = [:], config: JSONValue? = nil, language: JSONValue? = nil, type: JSONValue = "STANDARD"
  ) -> [String] {
    var processor = Self.processor
    processor["ProcessorConfig"] = config
    var state: JSONObject = ["Type": "Map", "ItemProcessor": .object(processor), "Next": "Z"]
    for field in fields { state[field.key] = field.value }
    return MachineSamples.found(inState: state, language: language, type: type)
  }

  private static let distributed: JSONValue = ["Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"]

  @Test func branches() {
    #expect(
      MachineSamples.found("Parallel", [:]) == [": a Parallel state must have branches; expected a member Branches"])
    #expect(
      MachineSamples.found("Parallel", ["Branches": []]) == [
        "/Branches: a Parallel state must have branches; expected one or more; given an empty list"
      ])
    #expect(
      MachineSamples.found("Parallel", ["Branches": .object(Self.processor)]) == [
        "/Branches: Branches must be a list; expected a list of branches; given an object"
      ])
    #expect(
      MachineSamples.found("Parallel", ["Branches": ["P", ["States": ["P": ["Type": "Succeed"]]], [:]]]) == [
        "/Branches/0: a branch must be an object; expected an object with StartAt and States; given \"P\"",
        "/Branches/1: it must be said where to start; expected a member StartAt (write \"StartAt\": \"P\")",
        "/Branches/2: there must be states; expected a member States",
        "/Branches/2: it must be said where to start; expected a member StartAt",
      ])
    #expect(
      MachineSamples.found(
        "Parallel", ["Branches": [["StartAt": "P", "States": ["P": ["Type": "Succeed"]], "ProcessorConfig": [:]]]]) == [
          "/Branches/0/ProcessorConfig: a part of a state machine has no ProcessorConfig; expected Comment, QueryLanguage, StartAt, States, TimeoutSeconds, Version"
        ])
    #expect(MachineSamples.found("Parallel", ["Branches": ["Ref": "Branches"]]) == [])
  }

  @Test func whatIsDoneWithItems() {
    #expect(map() == [])
    #expect(MachineSamples.found("Map", ["Iterator": .object(Self.processor)]) == [])
    #expect(
      MachineSamples.found("Map", [:]) == [
        ": a Map state must say what is done with each item; expected a member ItemProcessor"
      ])
    let other: JSONValue = ["StartAt": "Q", "States": ["Q": ["Type": "Succeed"]]]
    #expect(
      map(["Iterator": other]) == [
        ": a Map state can't have both ItemProcessor and Iterator; expected ItemProcessor (remove Iterator)"
      ])
    #expect(
      map(["ItemSelector": [:], "Parameters": [:]]) == [
        "/Parameters: a state can't have both ItemSelector and Parameters; expected one of the two (remove one)"
      ])
    #expect(
      map(["ItemProcessor": "P"]) == [
        "/ItemProcessor: ItemProcessor must be an object; expected an object with StartAt and States; given \"P\""
      ])
    #expect(
      map(["MaxConcurrency": -1, "ItemsPath": "$.a[*]", "ItemSelector": 1]) == [
        "/MaxConcurrency: MaxConcurrency is outside of its range; expected a whole number, 0 to 99,999,999; given -1",
        "/ItemsPath: * may select several values, where a path must lead to one; expected a path such as $.order.id; given \"$.a[*]\"",
        "/ItemSelector: ItemSelector must be an object; expected an object; given 1",
      ])
    #expect(map(["Items": "{% $states.input %}"], language: "JSONata") == [])
    #expect(
      map(["Items": "$.items"], language: "JSONata") == [
        "/Items: Items must be a list, an object or an expression; expected a list or {% … %}; given \"$.items\""
      ])
  }

  @Test func modes() {
    #expect(map(config: ["Mode": "INLINE"]) == [])
    #expect(map(config: Self.distributed) == [])
    #expect(
      map(config: ["Mode": "Distributed"]) == [
        "/ItemProcessor/ProcessorConfig/Mode: Mode is none of those that there are; expected INLINE or DISTRIBUTED; given \"Distributed\""
      ])
    #expect(
      map(config: ["Mode": "DISTRIBUTED"]) == [
        "/ItemProcessor/ProcessorConfig: it must be said of which type the executions for the items are; expected a member ExecutionType, STANDARD or EXPRESS"
      ])
    #expect(
      map(config: ["Mode": "DISTRIBUTED", "ExecutionTyp": "EXPRESS"]) == [
        "/ItemProcessor/ProcessorConfig/ExecutionTyp: ProcessorConfig has no ExecutionTyp; expected Mode and ExecutionType (did you mean ExecutionType?)",
        "/ItemProcessor/ProcessorConfig: it must be said of which type the executions for the items are; expected a member ExecutionType, STANDARD or EXPRESS",
      ])
    let hint = "(set Mode and ExecutionType in the ProcessorConfig of ItemProcessor)"
    #expect(
      map(["ItemReader": [:], "Label": "l"]) == [
        "/ItemReader: a Map state in the mode INLINE has no ItemReader; expected the mode DISTRIBUTED \(hint)",
        "/Label: a Map state in the mode INLINE has no Label; expected the mode DISTRIBUTED \(hint)",
      ])
    #expect(
      map(config: Self.distributed, type: "EXPRESS") == [
        "/ItemProcessor: an express execution can't start others for the items of a Map state; expected the mode INLINE (make the state machine a STANDARD one)"
      ])
    #expect(map(["ItemReader": 1], config: ["Ref": "Config"]) == [])
  }

  @Test func executionsForItemsHaveATypeOfTheirOwn() {
    var processor = Self.processor
    processor["ProcessorConfig"] = ["Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"]
    processor["States"] = [
      "P": ["Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "Parameters": ["Ref": "P"], "End": true]
    ]
    #expect(
      MachineSamples.found("Map", ["ItemProcessor": .object(processor)]) == [
        "/ItemProcessor/States/P/Resource: an express execution can't wait by .sync; expected a task that goes on with the answer (make the state machine a STANDARD one)"
      ])
  }

  @Test func whereItemsComeFrom() {
    let reader: JSONValue = [
      "Resource": "arn:aws:states:::s3:getObject",
      "ReaderConfig": ["InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a"], "MaxItems": 10],
      "Parameters": ["Bucket": "b", "Key.$": "$.key"],
    ]
    let writer: JSONValue = [
      "Resource": "arn:aws:states:::s3:putObject", "Parameters": ["Bucket": "b", "Prefix": "p"],
    ]
    #expect(
      map(
        [
          "ItemReader": reader, "ResultWriter": writer, "Label": "Items", "ToleratedFailurePercentage": 2.5,
          "ToleratedFailureCount": 3, "ItemBatcher": ["MaxItemsPerBatch": 5, "BatchInput": ["a.$": "$.a"]],
        ], config: Self.distributed) == [])
    #expect(
      map(
        [
          "ItemReader": [
            "Resource": "arn:aws:states:::s3:putObject",
            "ReaderConfig": ["InputType": "XML", "CSVHeaderLocation": "GIVEN"], "Parameter": [:],
          ], "ResultWriter": ["Resource": "arn:aws:states:::s3:getObject"],
        ], config: Self.distributed) == [
          "/ItemReader/Parameter: ItemReader has no Parameter; expected Arguments, ItemsPointer, Parameters, ReaderConfig, Resource (did you mean Parameters?)",
          "/ItemReader/Resource: a Map state can't do this with its items; expected arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2; given \"arn:aws:states:::s3:putObject\"",
          "/ItemReader/ReaderConfig/InputType: InputType is none of those that there are; expected CSV or JSON or JSONL or MANIFEST or PARQUET; given \"XML\"",
          "/ItemReader/ReaderConfig: the headers must be given; expected a member CSVHeaders",
          "/ResultWriter/Resource: a Map state can't do this with its items; expected arn:aws:states:::s3:putObject; given \"arn:aws:states:::s3:getObject\"",
        ])
    #expect(
      map(["ItemReader": [:]], config: Self.distributed) == [
        "/ItemReader: it must be said where the items are read from; expected a member Resource"
      ])
  }

  @Test func batchesLabelsAndFailures() {
    #expect(
      map(
        [
          "ItemBatcher": ["MaxItemsPerBatch": 0, "MaxInputBytesPerBatch": 262_145], "ToleratedFailurePercentage": 101,
          "ToleratedFailureCount": -1, "Label": "a b",
        ], config: Self.distributed) == [
          "/ToleratedFailurePercentage: ToleratedFailurePercentage is outside of its range; expected a number, 0 to 100; given 101",
          "/ToleratedFailureCount: ToleratedFailureCount is outside of its range; expected a whole number, 0 or more; given -1",
          "/Label: this can't be a label; expected 1 to 40 characters, without spaces, brackets and ?*:;,\\|^~$#%&`\"; given \"a b\"",
          "/ItemBatcher/MaxItemsPerBatch: MaxItemsPerBatch is outside of its range; expected a whole number, 1 or more; given 0",
          "/ItemBatcher/MaxInputBytesPerBatch: MaxInputBytesPerBatch is outside of its range; expected a whole number, 1 to 262,144; given 262145",
        ])
    #expect(
      map(["ItemBatcher": ["BatchInput": [:]]], config: Self.distributed) == [
        "/ItemBatcher: it must be said how large batches are; expected MaxItemsPerBatch or MaxInputBytesPerBatch"
      ])
    let long = JSONValue.string(String(repeating: "l", count: 41))
    #expect(map(["Label": long], config: Self.distributed).count == 1)
    #expect(
      map(["ToleratedFailureCount": 1, "ToleratedFailureCountPath": "$.c"], config: Self.distributed) == [
        "/ToleratedFailureCountPath: a state can't have both ToleratedFailureCount and ToleratedFailureCountPath; expected one of the two (remove one)"
      ])
  }
}
