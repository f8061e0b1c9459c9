import StrataGraph
import Testing

@Suite struct DiagramMermaidTests {
  @Test func groupsAreSubgraphsAndTitlesStay() {
    let diagram = Diagram(
      title: "Orders",
      groups: [
        Diagram.Group(id: "stack", title: "Orders stack", kind: "stack"),
        Diagram.Group(id: "empty", title: "Nothing", kind: "zone", parent: "stack"),
      ],
      nodes: [
        Diagram.Node(
          id: "Jobs", title: "Jobs", subtitle: "SQS queue", kind: "messaging", group: "stack", link: "#Jobs"),
        Diagram.Node(id: "end", title: "end", kind: "compute"),
      ],
      edges: [
        Diagram.Edge(source: "end", target: "Jobs", kind: "permission"),
        Diagram.Edge(source: "end", target: "Jobs", kind: "network"),
        Diagram.Edge(source: "Jobs", target: "end", kind: "data"),
      ])
    #expect(
      diagram.mermaid() == """
        flowchart LR
          accTitle: Orders
          subgraph g0["Orders stack"]
            subgraph g1["Nothing"]
            end
            n0["Jobs<br/>SQS queue"]
          end
          n1["end"]
          n1 -.->|"permission"| n0
          n1 ==>|"network"| n0
          n0 -->|"data"| n1
          classDef compute stroke:#d4690f
          class n1 compute
          classDef messaging stroke:#a40e6c
          class n0 messaging
          click n0 href "#Jobs"

        """)
  }

  @Test func whatMeansSomethingToMermaidIsText() {
    let diagram = Diagram(title: "a;b%%", nodes: [Diagram.Node(id: "a", title: "\"]; <b>*x*#1\n", kind: "other")])
    #expect(
      diagram.mermaid() == """
        flowchart LR
          accTitle: a b
          n0["#34;]; #60;b#62;#42;x#42;#35;1#92;n"]

        """)
  }
}
