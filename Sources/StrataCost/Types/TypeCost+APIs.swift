import StrataTemplate

extension TypeCost {
  static let apis = [
    TypeCost("ApiGateway::RestApi") { _ in [.used(.restRequests, .requests)] },
    TypeCost("ApiGateway::Stage") { stage throws(Undecided) in
      try stage.flag("CacheClusterEnabled")
        ? [.hours(.apiCache(try stage.text("CacheClusterSize", default: "0.5")))] : []
    },
    TypeCost("ApiGatewayV2::Api") { api throws(Undecided) in
      try api.text("ProtocolType", default: "HTTP") == "WEBSOCKET"
        ? [
          .used(.socketMessages, UsageQuantity.messages), .used(.socketMinutes, UsageQuantity.connections),
        ] : [.used(.httpRequests, .requests)]
    },
  ]
}

extension UsageQuantity {
  fileprivate static let messages = UsageQuantity("messages", .count("messages"))
  fileprivate static let connections = UsageQuantity("connections", .minutes)
}
