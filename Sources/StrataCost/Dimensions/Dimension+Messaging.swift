extension Dimension {
  static let queueRequests = Dimension("AWSQueueService", "Requests-Tier1", per: "request", "queue requests")
  static let fifoRequests = Dimension("AWSQueueService", "Requests-FIFO-Tier1", per: "request", "FIFO queue requests")

  static let topicRequests = Dimension("AmazonSNS", "Requests-Tier1", per: "request", "topic requests")
  static let webDeliveries = Dimension("AmazonSNS", "DeliveryAttempts-HTTP", per: "notification", "HTTP notifications")
  static let mailDeliveries = Dimension(
    "AmazonSNS", "DeliveryAttempts-SMTP", per: "notification", "e-mail notifications")

  static let busEvents = Dimension("AWSEvents", "Event-64K-Chunks", per: "event", "custom events")
  static let archivedEvents = Dimension("AWSEvents", "ArchivedEvents-ByteHrs", per: "GB-month", "archived events")
  static let destinationCalls = Dimension(
    "AWSEvents", "ApiDestinationInvocation-64K-Chunks", per: "request", "API destination calls")
  static let pipeRequests = Dimension("AWSEvents", "Pipes-Request-64K-Chunks", per: "request", "pipe requests")
  static let schedulerCalls = Dimension("AWSEvents", "ScheduledInvocation", per: "request", "scheduled calls")

  static let transitions = Dimension("AmazonStates", "StateTransition", per: "transition", "state transitions")
  static let expressRequests = Dimension(
    "AmazonStates", "StepFunctions-Request", per: "request", "express workflow requests")
  static let expressDuration = Dimension(
    "AmazonStates", "StepFunctions-GB-Second", per: "GB-second", "express workflow duration")

  static let shards = Dimension("AmazonKinesis", "Storage-ShardHour", per: "hour", "shard")
  static let shardPuts = Dimension("AmazonKinesis", "PutRequestPayloadUnits", per: "payload unit", "stream puts")
  static let demandStream = Dimension("AmazonKinesis", "OnDemand-StreamHour", per: "hour", "on-demand stream")
  static let demandStreamData = Dimension(
    "AmazonKinesis", "OnDemand-BilledIncomingBytes", per: "GB", "data into the stream")

  static let restRequests = Dimension("AmazonApiGateway", "ApiGatewayRequest", per: "request", "REST requests")
  static let httpRequests = Dimension("AmazonApiGateway", "ApiGatewayHttpRequest", per: "request", "HTTP API requests")
  static let socketMessages = Dimension("AmazonApiGateway", "ApiGatewayMessage", per: "message", "WebSocket messages")
  static let socketMinutes = Dimension(
    "AmazonApiGateway", "ApiGatewayMinute", per: "minute", "WebSocket connection minutes")

  /// The cache of an API's stage, by its size in GB as templates have it, such as `0.5`.
  static func apiCache(_ size: String) -> Dimension {
    Dimension("AmazonApiGateway", "\(apiCaches)\(size)GB", per: "hour", "API cache of \(size) GB")
  }

  /// The beginning of the usage types of API caches.
  static let apiCaches = "ApiGatewayCacheUsage:"

  static let messaging = [
    queueRequests, fifoRequests, topicRequests, webDeliveries, mailDeliveries, busEvents, archivedEvents,
    destinationCalls, pipeRequests, schedulerCalls, transitions, expressRequests, expressDuration, shards, shardPuts,
    demandStream, demandStreamData, restRequests, httpRequests, socketMessages, socketMinutes,
  ]
}
