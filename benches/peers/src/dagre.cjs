// Lays out the graph on the standard input with dagre, and prints the middle of each box.
const dagre = require("@dagrejs/dagre");
const { width, heights, edges } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const graph = new dagre.graphlib.Graph();
graph.setGraph({ rankdir: "TB", nodesep: 30, ranksep: 50 });
graph.setDefaultEdgeLabel(() => ({}));
heights.forEach((height, n) => graph.setNode(String(n), { width, height }));
edges.forEach(([from, to]) => graph.setEdge(String(from), String(to)));
dagre.layout(graph);
console.log(graph.nodes().map((n) => `${n} ${graph.node(n).x} ${graph.node(n).y}`).join("\n"));
