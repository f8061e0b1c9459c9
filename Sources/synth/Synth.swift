import BenchlingWebhook
import Orders
import StrataCLI
import StrataCore

/// The tool with this repository's examples.
@main struct Synth: SynthTool {
  static let apps: [App] = [
    benchlingWebhook(WebhookEnvironment.samples),
    benchlingWebhook([WebhookEnvironment.samples[0]], app: "benchling-webhook-prod"),
    orders,
  ]
}
