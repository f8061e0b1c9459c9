import LambdaRuntime
import OrdersApi

/// The program that Lambda starts.
@main struct Bootstrap {
  static func main() { Runtime.run(OrdersHandler.self) }
}
