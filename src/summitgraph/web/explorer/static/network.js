// Draws the network; the table beneath it tells the same without a script.
"use strict";

const place = document.getElementById("graph");
const WIDEST = 120; // of a line of a label, whose letters are about half as wide as high
const FARTHEST = 160; // between two nodes that are alone; more of them take more room
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
      color: colour("--ink"), "font-size": "data(font)", "text-wrap": "wrap", "text-max-width": WIDEST,
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

// Without chance, so that the same network is drawn the same; large ones in rings, which is quick.
const RINGS = { name: "concentric", concentric: (node) => node.degree(), minNodeSpacing: 12, fit: false };
const SPRINGS = { name: "cose", randomize: false, animate: false, fit: false, nodeRepulsion: () => 120000,
  idealEdgeLength: () => 80, nodeOverlap: 20, gravity: 0.4, numIter: 1200 };

function arrange(graph) {
  if (graph.nodes().length > 400) { graph.layout(RINGS).run(); return; }
  // Each part that hangs together gets a rectangle of its own, so that no side of the place stays empty.
  const parts = graph.elements().components().map((part) => ({ part, first: first(part), room: room(part.nodes()) }));
  parts.sort((a, b) => b.room - a.room || (a.first < b.first ? -1 : 1));
  const needed = parts.reduce((sum, one) => sum + one.room, 0);
  const [width, height] = [Math.max(200, graph.width()), Math.max(200, graph.height())];
  const scale = Math.max(1, Math.sqrt(needed / (0.5 * width * height)));
  share(parts, { x: 0, y: 0, w: width * scale, h: height * scale });
}

function first(part) {
  return part.nodes().map((node) => node.id()).sort()[0];
}

function label(node) {
  const wide = node.data("label").length * node.data("font") / 2;
  const lines = Math.ceil(wide / WIDEST);
  const size = node.data("size");
  return { w: Math.max(size, Math.min(wide, WIDEST)) + 6, h: size + 3 + 1.2 * lines * node.data("font"), top: size / 2 };
}

function room(nodes) {
  return nodes.reduce((sum, node) => { const box = label(node); return sum + box.w * box.h; }, 0);
}

function share(parts, box) {
  if (parts.length === 1) { placeIn(parts[0].part, box); return; }
  const all = parts.reduce((sum, one) => sum + one.room, 0);
  let cut = 1, sum = parts[0].room;
  while (cut < parts.length - 1 && sum + parts[cut].room <= all / 2) { sum += parts[cut].room; cut += 1; }
  const [one, other] = [{ ...box }, { ...box }];
  const [at, long] = box.w > box.h ? ["x", "w"] : ["y", "h"];
  one[long] = box[long] * sum / all;
  other[long] = box[long] - one[long];
  other[at] = box[at] + one[long];
  share(parts.slice(0, cut), one);
  share(parts.slice(cut), other);
}

function placeIn(part, box) {
  part.layout(SPRINGS).run();
  const nodes = part.nodes().toArray();
  const spots = nodes.map((node) => ({ ...label(node), ...node.position() }));
  for (const [at, long] of [["x", "w"], ["y", "h"]]) {
    const low = Math.min(...spots.map((spot) => spot[at])), high = Math.max(...spots.map((spot) => spot[at]));
    const free = box[long] - Math.max(...spots.map((spot) => spot[long])) - 12;
    const used = Math.max(0, Math.min(free, FARTHEST * Math.sqrt(spots.length)));
    for (const spot of spots) {
      const along = high > low ? (spot[at] - low) / (high - low) - 0.5 : 0;
      spot[at] = box[at] + box[long] / 2 + along * used;
    }
  }
  for (let round = 0; round < 120 && pushed(spots, box); round += 1);
  // A label hangs below its node; what was placed is the middle of both.
  nodes.forEach((node, n) => node.position({ x: spots[n].x, y: spots[n].y - spots[n].h / 2 + spots[n].top }));
}

function pushed(spots, box) {
  // Push nodes with their labels apart where they lie on each other; whether any did.
  let any = false;
  for (let i = 0; i < spots.length; i += 1) {
    for (let j = i + 1; j < spots.length; j += 1) {
      const [a, b] = [spots[i], spots[j]];
      const over = { x: (a.w + b.w) / 2 - Math.abs(a.x - b.x), y: (a.h + b.h) / 2 - Math.abs(a.y - b.y) };
      if (over.x <= 0 || over.y <= 0) continue;
      any = true;
      const at = over.x < over.y ? "x" : "y";
      const by = (a[at] <= b[at] ? -1 : 1) * over[at] / 2;
      a[at] += by;
      b[at] -= by;
      for (const spot of [a, b]) {
        spot.x = Math.min(Math.max(spot.x, box.x + spot.w / 2), Math.max(box.x + box.w - spot.w / 2, box.x + spot.w / 2));
        spot.y = Math.min(Math.max(spot.y, box.y + spot.h / 2), Math.max(box.y + box.h - spot.h / 2, box.y + spot.h / 2));
      }
    }
  }
  return any;
}

function fit(graph) {
  graph.fit(undefined, 12);
  if (graph.zoom() > 1.2) { graph.zoom(1.2); graph.center(); }
}

function buttons(graph) {
  const row = document.createElement("div");
  row.className = "buttons";
  for (const [words, label, act] of [
    ["+", "Zoom in", () => graph.zoom({ level: graph.zoom() * 1.3, renderedPosition: middle(graph) })],
    ["−", "Zoom out", () => graph.zoom({ level: graph.zoom() / 1.3, renderedPosition: middle(graph) })],
    ["Fit", "Fit: show all of it", () => fit(graph)],
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
  const graph = cytoscape({ container: place, elements: elements(data), style: style(), layout: { name: "circle" },
    minZoom: 0.1, maxZoom: 4 });
  arrange(graph);
  fit(graph);
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
