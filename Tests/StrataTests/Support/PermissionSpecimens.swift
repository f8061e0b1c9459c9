import Strata
import StrataEventBridge
import StrataFunctions
import StrataHttpApis
import StrataModels
import StrataParameters
import StrataStreams
import StrataTables
import StrataWorkflows

/// The permissions of each type that has any, by their names, with the statements that a key adds.
///
/// A test holds that all are here.
let permissionSpecimens: [String: @Sendable (Scope) -> [String: Permission]] = [
  "ApiDestination": { scope in
    ["invoking": ApiDestination("It", in: scope, url: "https://example.com/alarms").invoking]
  },
  "ImportedApiDestination": { _ in
    let arn = "arn:aws:events:eu-central-1:123456789012:api-destination/it/0a1b2c3d"
    return ["invoking": ImportedApiDestination(arn: "\(arn)").invoking]
  },
  "Function": { scope in ["invoking": specimenFunction(in: scope).invoking] },
  "FunctionAlias": { scope in
    ["invoking": FunctionAlias("live", in: scope, of: specimenFunction(in: scope)).invoking]
  },
  "FunctionURL": { scope in ["calling": FunctionURL("Url", in: scope, to: specimenFunction(in: scope)).calling] },
  "ImportedFunction": { _ in
    ["invoking": ImportedFunction(arn: "arn:aws:lambda:eu-central-1:123456789012:function:it").invoking]
  },
  "EventBus": { scope in ["sending": EventBus("It", in: scope).sending] },
  "ImportedEventBus": { _ in ["sending": ImportedEventBus(name: "orders").sending] },
  "Bucket": { scope in
    let bucket = Bucket("It", in: scope, key: Key("Key", in: scope))
    return [
      "reading": bucket.reading, "writing": bucket.writing, "readingAndWriting": bucket.readingAndWriting,
      "deleting": bucket.deleting, "backingUp": bucket.backingUp,
    ]
  },
  "ImportedBucket": { scope in
    let bucket = ImportedBucket(name: "orders", key: Key("Key", in: scope))
    return [
      "reading": bucket.reading, "writing": bucket.writing, "readingAndWriting": bucket.readingAndWriting,
      "deleting": bucket.deleting, "backingUp": bucket.backingUp,
    ]
  },
  "Table": { scope in
    let table = Table(
      "It", in: scope, partitionKey: "pk", indexes: [.init("ByOwner", partitionKey: "owner")], changes: .new,
      key: Key("Key", in: scope))
    return [
      "reading": table.reading, "writing": table.writing, "putting": table.putting,
      "readingAndWriting": table.readingAndWriting, "streaming": table.streaming, "backingUp": table.backingUp,
    ]
  },
  "ImportedTable": { scope in
    let table = ImportedTable(
      arn: "arn:aws:dynamodb:eu-central-1:123456789012:table/it", key: Key("Key", in: scope))
    return [
      "reading": table.reading, "writing": table.writing, "putting": table.putting,
      "readingAndWriting": table.readingAndWriting, "streaming": table.streaming, "backingUp": table.backingUp,
    ]
  },
  "StateMachine": { scope in
    let machine = StateMachine("It", in: scope, steps: [.succeed("Done")], kind: .express)
    return ["starting": machine.starting]
  },
  "ImportedStateMachine": { _ in
    ["starting": ImportedStateMachine(arn: "arn:aws:states:eu-central-1:123456789012:stateMachine:it").starting]
  },
  "ParameterPath": { scope in
    ["reading": ParameterPath("It", in: scope, values: ["a": "b"], key: Key("Key", in: scope)).reading]
  },
  "Queue": { scope in
    let queue = Queue("It", in: scope, key: Key("Key", in: scope))
    return [
      "sending": queue.sending, "receiving": queue.receiving, "sendingAndReceiving": queue.sendingAndReceiving,
    ]
  },
  "ImportedQueue": { scope in
    let queue = ImportedQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:it", key: Key("Key", in: scope))
    return [
      "sending": queue.sending, "receiving": queue.receiving, "sendingAndReceiving": queue.sendingAndReceiving,
    ]
  },
  "Topic": { scope in ["publishing": Topic("It", in: scope, key: Key("Key", in: scope)).publishing] },
  "ImportedTopic": { scope in
    let topic = ImportedTopic(arn: "arn:aws:sns:eu-central-1:123456789012:it", key: Key("Key", in: scope))
    return ["publishing": topic.publishing]
  },
  "Repository": { scope in ["pulling": Repository("It", in: scope, key: Key("Key", in: scope)).pulling] },
  "ImportedRepository": { _ in ["pulling": ImportedRepository(name: "orders").pulling] },
  "EncryptionKey": { scope in
    let key = Key("It", in: scope)
    return [
      "encrypting": key.encrypting, "decrypting": key.decrypting,
      "encryptingAndDecrypting": key.encryptingAndDecrypting,
    ]
  },
  "Secret": { scope in ["reading": Secret("It", in: scope, key: Key("Key", in: scope)).reading] },
  "SecretField": { scope in
    ["reading": Secret("It", in: scope, key: Key("Key", in: scope)).field("token").reading]
  },
  "ImportedSecret": { scope in ["reading": ImportedSecret(name: "it", key: Key("Key", in: scope)).reading] },
  "ImportedParameter": { scope in
    ["reading": ImportedParameter(name: "/it/token", key: Key("Key", in: scope)).reading]
  },
  "HttpApi": { scope in ["calling": HttpApi("It", in: scope, authorizer: .iam).calling] },
  "RestApi": { scope in
    let api = RestApi("It", in: scope, stage: "prod", authorizer: .iam)
    api.route("GET", "/", to: specimenFunction(in: scope))
    return ["calling": api.calling]
  },
  "DataStream": { scope in
    let stream = DataStream("It", in: scope, key: Key("Key", in: scope))
    return ["reading": stream.reading, "writing": stream.writing, "readingAndWriting": stream.readingAndWriting]
  },
  "ImportedDataStream": { scope in
    let arn: StringValue = "arn:aws:kinesis:eu-central-1:123456789012:stream/it"
    let stream = ImportedDataStream(arn: arn, key: Key("Key", in: scope))
    return ["reading": stream.reading, "writing": stream.writing, "readingAndWriting": stream.readingAndWriting]
  },
  "BedrockModel": { _ in
    let model = BedrockModel("amazon.titan-embed-text-v2:0")
    return [
      "invoking": model.invoking, "streaming": model.streaming, "invokingAndStreaming": model.invokingAndStreaming,
    ]
  },
  "InferenceProfile": { _ in
    let profile = InferenceProfile("global.amazon.nova-lite-v1:0")
    return [
      "invoking": profile.invoking, "streaming": profile.streaming,
      "invokingAndStreaming": profile.invokingAndStreaming,
    ]
  },
  "LogGroup": { scope in ["writing": LogGroup("It", in: scope).writing] },
]
