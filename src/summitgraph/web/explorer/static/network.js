// Draws the network; the table beneath it tells the same without a script.
"use strict";

const place = document.getElementById("graph");
const kinds = { issue: "round-rectangle", state: "diamond", organisation: "hexagon", group: "octagon" };

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function style() {
  const family = (edge) => colour(
    { agrees: "--agrees", expressesConcern: "--concern" }[edge.data("family")] || "--asserts");
  return [
    { selector: "node", style: {
      label: "data(label)", shape: (node) => kinds[node.data("kind")] || "ellipse",
      width: "data(size)", height: "data(size)", "background-color": (node) =>
        colour(node.data("kind") === "issue" ? "--faint" : "--ink"),
      color: colour("--ink"), "font-size": "data(font)", "text-wrap": "wrap", "text-max-width": 120,
      "text-valign": "bottom", "text-margin-y": 3, "min-zoomed-font-size": 6,
      "text-outline-color": colour("--card"), "text-outline-width": 2 } },
    { selector: "node[kind != 'issue']", style: { "min-zoomed-font-size": 0, "font-weight": 600, "z-index": 9 } },
    { selector: "edge", style: {
      width: "data(width)", "line-color": family, "curve-style": "bezier", opacity: 0.75,
      "line-style": (edge) => (edge.data("denied") ? "dashed" : "solid") } },
    { selector: ".faded", style: { opacity: 0.12 } },
    { selector: "edge.near", style: { opacity: 1 } },
  ];
}

function elements(data) {
  const most = Math.max(1, ...data.edges.map((edge) => edge.weight));
  const heaviest = Math.max(1, ...data.nodes.map((node) => node.weight));
  return [
    ...data.nodes.map((node) => ({ group: "nodes",
      data: { ...node, size: 12 + 26 * Math.sqrt(node.weight / heaviest),
        font: 12 + 8 * Math.sqrt(node.weight / heaviest) } })),
    ...data.edges.map((edge) => ({ group: "edges",
      data: { ...edge, width: 1.5 + 6 * Math.sqrt(edge.weight / most) } })),
  ];
}

function layout(count) {
  // Without chance, so that the same network is drawn the same; large ones in rings, which is quick.
  if (count > 400) return { name: "concentric", concentric: (node) => node.degree(), minNodeSpacing: 12 };
  return { name: "cose", randomize: false, animate: false, nodeRepulsion: () => 120000, idealEdgeLength: () => 80,
    nodeOverlap: 20, padding: 24, componentSpacing: 80, gravity: 0.4, numIter: 1200 };
}

function buttons(graph) {
  const row = document.createElement("div");
  row.className = "buttons";
  for (const [words, label, act] of [
    ["+", "Zoom in", () => graph.zoom({ level: graph.zoom() * 1.3, renderedPosition: middle(graph) })],
    ["−", "Zoom out", () => graph.zoom({ level: graph.zoom() / 1.3, renderedPosition: middle(graph) })],
    ["Fit", "Fit: show all of it", () => graph.fit(undefined, 24)],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    row.append(button);
  }
  place.parentElement.prepend(row);
}

function middle(graph) {
  return { x: graph.width() / 2, y: graph.height() / 2 };
}

async function draw() {
  const data = await (await fetch(place.dataset.source, { headers: { accept: "application/json" } })).json();
  const start = { name: "circle" };
  const graph = cytoscape({ container: place, elements: elements(data), style: style(), layout: start,
    minZoom: 0.1, maxZoom: 4 });
  graph.layout(layout(data.nodes.length)).run();
  graph.fit(undefined, 24);
  graph.on("tap", "edge", (event) => { location.href = event.target.data("words"); });
  graph.on("tap", "node", (event) => {
    const near = event.target.closedNeighborhood();
    graph.elements().addClass("faded").removeClass("near");
    near.removeClass("faded").addClass("near");
  });
  graph.on("tap", (event) => { if (event.target === graph) graph.elements().removeClass("faded near"); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(style()));
  buttons(graph);
  place.dataset.drawn = String(data.nodes.length);
  place.graph = graph;
}

if (place) draw();
