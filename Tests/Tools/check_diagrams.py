"""Compares what Graphviz and Mermaid read of maps with the maps: check_diagrams.py SYNTH TEMPLATE…"""

import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import mermaidx

SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"

# Names that mean something to the one language or the other.
HOSTILE = ["end", "subgraph", "graph", "node", "class", "default", "style", "click", "o", "x", "A1", "N0", "digraph", "strict"]


def hostile_template():
    resources = {name: {"Type": "AWS::SQS::Queue"} for name in HOSTILE}
    resources["Other"] = {"Type": "Custom::x\"];-->\\N<b>&#35;`*_{}%%"}
    resources["Last"] = {
        "Type": "AWS::SQS::Queue",
        "Properties": {"RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["end", "Arn"]}, "maxReceiveCount": 1}},
    }
    return {"Resources": resources}


def draw(synth, templates, *options):
    return subprocess.run([synth, "graph", *options, *templates], check=True, capture_output=True, text=True).stdout


def label(node):
    """The lines of a box."""
    return [line for line in (node["title"], node["subtitle"]) if line]


def read_by_graphviz(text):
    """The labels of nodes, of clusters, and the ends of edges, as Graphviz has them."""
    read = json.loads(subprocess.run(["dot", "-Tjson0"], input=text, check=True, capture_output=True, text=True).stdout)

    def lines(text):
        parts = re.split(r"(\\.)", text)
        shown = "".join({"\\n": "\n", "\\\\": "\\"}.get(part, part) for part in parts)
        return shown.split("\n")

    objects = read.get("objects", [])
    nodes = [one for one in objects if "nodes" not in one and "subgraphs" not in one and one.get("style") != "invis"]
    clusters = [one for one in objects if one["name"].startswith("cluster_")]
    names = {one["_gvid"]: one["name"] for one in objects}
    return (
        {one["name"]: lines(one["label"]) for one in nodes if not one["name"].startswith("cluster_")},
        sorted(lines(one["label"])[0] for one in clusters),
        sorted((names[one["tail"]], names[one["head"]]) for one in read.get("edges", [])),
    )


def read_by_mermaid(text):
    """The labels of nodes, of subgraphs, and the number of edges, as Mermaid draws them."""
    root = ET.fromstring(mermaidx.render(text).svg())

    def lines(element):
        found = [""]
        for part in element.iter():
            if part.tag == XHTML + "br":
                found.append("")
                found[-1] += part.tail or ""
                continue
            found[-1] += (part.text or "") + ("" if part is element else part.tail or "")
        return [line.strip() for line in found]

    def labels(kind):
        groups = [one for one in root.iter(SVG + "g") if kind in (one.get("class") or "").split()]
        return [lines(next(one.iter(XHTML + "p"))) for one in groups]

    edges = [one for one in root.iter(SVG + "path") if "flowchart-link" in (one.get("class") or "")]
    return sorted(labels("node")), sorted(line[0] for line in labels("cluster")), len(edges)


def compare(what, read, drawn):
    if read == drawn:
        return True
    print(f"check-diagrams: {what} isn't read as it's drawn\n  drawn: {drawn}\n  read:  {read}", file=sys.stderr)
    return False


def check(synth, templates):
    drawn = json.loads(draw(synth, templates, "--json"))
    titles = sorted(group["title"] for group in drawn["groups"])
    nodes, clusters, edges = read_by_graphviz(draw(synth, templates, "--format", "dot"))
    name = templates[0]
    well = compare(f"{name}: boxes by Graphviz", nodes, {node["id"]: label(node) for node in drawn["nodes"]})
    well &= compare(f"{name}: frames by Graphviz", clusters, titles)
    ends = sorted((edge["source"], edge["target"]) for edge in drawn["edges"])
    well &= compare(f"{name}: lines by Graphviz", edges, ends)
    nodes, clusters, count = read_by_mermaid(draw(synth, templates, "--format", "mermaid"))
    # Mermaid draws a subgraph that has nothing in it as a box.
    empty = [
        group["title"] for group in drawn["groups"]
        if not any(other.get("parent") == group["id"] for other in drawn["groups"])
        and not any(node.get("group") == group["id"] for node in drawn["nodes"])
    ]
    well &= compare(
        f"{name}: boxes by Mermaid", nodes, sorted([label(node) for node in drawn["nodes"]] + [[one] for one in empty]))
    well &= compare(f"{name}: frames by Mermaid", clusters, sorted(title for title in titles if title not in empty))
    return well & compare(f"{name}: lines by Mermaid", count, len(ends))


def main():
    synth, *templates = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        hostile = Path(folder, "hostile.json")
        hostile.write_text(json.dumps(hostile_template()))
        samples = [[templates[0]], templates[1:], [str(hostile)]]
        results = [check(synth, sample) for sample in samples]
    if not all(results):
        sys.exit(1)
    print(f"check-diagrams: Graphviz and Mermaid read {len(results)} maps as they are drawn")


if __name__ == "__main__":
    main()
