import StrataGraph
import Testing

@Suite struct DiagramDOTTests {
  @Test func groupsAreClustersAndIdsStay() {
    let diagram = Diagram(
      title: "Orders",
      groups: [
        Diagram.Group(id: "stack", title: "Orders stack", kind: "stack"),
        Diagram.Group(id: "empty", title: "Nothing", kind: "zone", parent: "stack"),
      ],
      nodes: [
        Diagram.Node(
          id: "Jobs", title: "Jobs", subtitle: "SQS queue", kind: "messaging", group: "stack", link: "#Jobs"),
        Diagram.Node(id: "Worker", title: "Worker", kind: "compute"),
      ],
      edges: [Diagram.Edge(source: "Worker", target: "Jobs", kind: "permission", title: "Worker may read Jobs")])
    #expect(
      diagram.dot() == #"""
        digraph "Orders" {
          graph [label="Orders", rankdir=LR, fontname="Helvetica", fontsize=11]
          node [shape=box, style="rounded,filled", fillcolor="white", fontname="Helvetica", fontsize=11]
          edge [fontname="Helvetica", fontsize=9, arrowsize=0.7]
          subgraph "cluster_stack" {
            label="Orders stack"
            class="stack"
            style="rounded"
            color="#afb8c1"
            subgraph "cluster_empty" {
              label="Nothing"
              class="zone"
              style="rounded"
              color="#c8b5f0"
              "empty (empty)" [style=invis, label="", height=0.2]
            }
            "Jobs" [label="Jobs\nSQS queue", class="messaging", color="#a40e6c", URL="#Jobs"]
          }
          "Worker" [label="Worker", class="compute", color="#d4690f"]
          "Worker" -> "Jobs" [class="permission", tooltip="Worker may read Jobs", color="#cf222e", style=dashed]
        }

        """#)
  }

  @Test func whatMeansSomethingToGraphvizIsText() {
    let diagram = Diagram(
      title: "a\"b", nodes: [Diagram.Node(id: "back\\", title: "\\N \"<b>\"\n\u{202E}", kind: "\"];x")],
      edges: [])
    #expect(diagram.dot().hasPrefix(#"digraph "a\"b" {"#))
    #expect(diagram.dot().contains(#""back\\" [label="\\N \"<b>\"\\n\\u{202E}", class="---x""#))
  }
}
