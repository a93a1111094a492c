"use strict";
/* The city as vectors, in its own metres; paths are made once and drawn through the camera's transform. */

(() => {
  const CELLS = 10; // a kind's shapes are gathered in cells × cells paths, so that a near view draws few of them
  const AREAS = ["blocks", "water", "park", "building"];
  const BLOCKS = { block0: (n) => !odd(n), block1: (n) => odd(n) }; // the two tones of the ground
  const SHIFTS = [[0, 0], [60, 40], [-60, -40], [120, 0], [0, 80], [-120, 0], [0, -80]];
  const NEAR = { water: 0.1, minor: 1.1, alley: 2.2, building: 0.35, unit_grid: 0.3, alleyLine: 0.3 }; // detail from which it is shown
  const RANK = { district: 60, water: 45, ring: 52, arterial: 51, minor: 48, alley: 47 };
  let paths = new Map(), names = [], data = null, level = 0;

  /** Return the level of detail whose lines are off by less than a pixel of the mock. */
  function levelOf(camera) {
    return Math.max(0, data.meta.levels.findLastIndex((metres) => metres <= camera.metres * camera.unit));
  }

  /** Return the paths of a kind at the level that is drawn, made when they are first asked for. */
  function known(name) {
    const kind = BLOCKS[name] ? "blocks" : name, key = `${name}@${level}`;
    if (!paths.has(key)) {
      const source = level && data[`${kind}@${level}.starts`] ? `${kind}@${level}` : kind;
      paths.set(key, pathsOf(source, AREAS.includes(kind), BLOCKS[name]));
    }
    return paths.get(key);
  }

  /** Return paths {path, west, north, east, south} of one kind; *chosen* picks shapes by number. */
  function pathsOf(kind, isArea, chosen = () => true) {
    const xs = data[`${kind}.x`], ys = data[`${kind}.y`], starts = data[`${kind}.starts`], cells = new Map();
    const [west, north, east, south] = extent(xs, ys, 0, xs.length);
    for (let n = 0; n + 1 < starts.length; n += 1) {
      if (!chosen(n)) continue;
      const from = starts[n], to = starts[n + 1];
      const column = Math.floor(((xs[from] - west) / (east - west || 1)) * (CELLS - 0.01));
      const key = Math.floor(((ys[from] - north) / (south - north || 1)) * (CELLS - 0.01)) * CELLS + column;
      if (!cells.has(key)) cells.set(key, { path: new Path2D(), west: Infinity, north: Infinity, east: -Infinity, south: -Infinity });
      append(cells.get(key), xs, ys, from, to, isArea);
    }
    return [...cells.values()];
  }

  function extent(xs, ys, from, to) {
    let west = Infinity, north = Infinity, east = -Infinity, south = -Infinity;
    for (let n = from; n < to; n += 1) {
      west = Math.min(west, xs[n]);
      east = Math.max(east, xs[n]);
      north = Math.min(north, ys[n]);
      south = Math.max(south, ys[n]);
    }
    return [west, north, east, south];
  }

  function append(cell, xs, ys, from, to, isArea) {
    cell.path.moveTo(xs[from], ys[from]);
    for (let n = from + 1; n < to; n += 1) cell.path.lineTo(xs[n], ys[n]);
    if (isArea) cell.path.closePath();
    const [west, north, east, south] = extent(xs, ys, from, to);
    cell.west = Math.min(cell.west, west);
    cell.north = Math.min(cell.north, north);
    cell.east = Math.max(cell.east, east);
    cell.south = Math.max(cell.south, south);
  }

  /** Call *draw* with each path in view, the canvas set to the city's metres. */
  function each(ctx, camera, stage, kind, draw) {
    const { k, ox, oy, width, height } = camera, margin = 10 * camera.stroke;
    stage.aim(ctx, k, ox, oy);
    for (const cell of known(kind)) {
      const isOut = cell.east * k + ox < -margin || cell.west * k + ox > width + margin ||
        cell.south * k + oy < -margin || cell.north * k + oy > height + margin;
      if (!isOut) draw(cell.path);
    }
    stage.aim(ctx);
  }

  function fill(ctx, camera, stage, kind, colour) {
    ctx.fillStyle = colour;
    each(ctx, camera, stage, kind, (path) => ctx.fill(path));
  }

  function stroke(ctx, camera, stage, kind, colour, width, dash = []) {
    const px = camera.stroke / camera.k;
    ctx.strokeStyle = colour;
    ctx.lineWidth = width * px;
    ctx.setLineDash(dash.map((length) => length * px));
    each(ctx, camera, stage, kind, (path) => ctx.stroke(path));
    ctx.setLineDash([]);
  }

  /** Draw a class of streets: its edge, its surface, its dark middle. */
  function street(ctx, camera, stage, kind) {
    const style = stage.theme.map[kind];
    ctx.lineCap = style.dash.length ? "butt" : "round";
    if (style.edge_width) stroke(ctx, camera, stage, kind, style.edge, style.edge_width);
    stroke(ctx, camera, stage, kind, style.colour, style.width, style.dash);
    if (style.core) stroke(ctx, camera, stage, kind, style.core, style.width / 6);
  }

  function drawGround(ctx, camera, stage) {
    if (!data) return;
    level = levelOf(camera);
    stage.groundLevel = level;
    const colours = stage.theme.map;
    fill(ctx, camera, stage, "block0", colours.blocks[0]);
    fill(ctx, camera, stage, "block1", colours.blocks[1]);
    fill(ctx, camera, stage, "park", colours.park);
    ctx.globalAlpha = 0.8;
    if (camera.detail > NEAR.building) fill(ctx, camera, stage, "building", colours.building);
    ctx.globalAlpha = 1;
  }

  function drawNetwork(ctx, camera, stage) {
    if (!data) return;
    ctx.lineJoin = "round";
    if (stage.hasBase) { // the base map has the streets itself
      if (camera.detail > NEAR.unit_grid) street(ctx, camera, stage, "unit_grid");
      street(ctx, camera, stage, "district");
      return;
    }
    if (camera.detail > NEAR.alleyLine) street(ctx, camera, stage, "alley");
    street(ctx, camera, stage, "minor");
    fill(ctx, camera, stage, "water", stage.theme.map.water);
    if (camera.detail > NEAR.unit_grid) street(ctx, camera, stage, "unit_grid");
    for (const kind of ["arterial", "rail", "ring", "district"]) street(ctx, camera, stage, kind);
  }

  /** Ask for names, the most important first; the board says how many it has room for. */
  function askForNames(ctx, camera, board, stage) {
    const { k, ox, oy, unit, detail } = camera;
    board.nameLimit = Math.round(3 + (camera.width * camera.height) / (unit * unit) / 200000);
    names.forEach(({ text, kind, xs, ys }, index) => {
      if (detail < (NEAR[kind] || 0) || (stage.hasBase && kind !== "district")) return;
      const spots = [];
      for (let n = 0; n < xs.length; n += 1) spots.push([xs[n] * k + ox, ys[n] * k + oy]);
      if (!spots.some(([x, y]) => x > 0 && y > 0 && x < camera.width && y < camera.height)) return;
      const shifted = xs.length > 1 ? spots : SHIFTS.map(([dx, dy]) => [spots[0][0] + dx * unit, spots[0][1] + dy * unit]);
      const style = kind === "district" || kind === "water" ? kind : "street";
      board.label({ key: `name ${text}`, text, style, rank: RANK[kind] - index * 1e-4, spots: shifted });
    });
  }

  wanmi.layer({
    name: "ground",
    stales: { city: true },
    take(taken) {
      data = taken;
      paths = new Map();
      const starts = data["names.starts"];
      names = data.meta.names.map((name, n) => ({
        ...name,
        xs: data["names.x"].subarray(starts[n], starts[n + 1]),
        ys: data["names.y"].subarray(starts[n], starts[n + 1]),
      }));
    },
    passes: [
      { on: "ground", order: 10, draw: drawGround },
      { on: "network", order: 10, draw: drawNetwork },
      { on: "marks", order: 90, draw: askForNames },
    ],
  });

  /** A coin for shape *n*, the same each time: which of the two tones its ground has. */
  function odd(n) {
    return ((Math.imul(n + 1, 2654435761) >>> 16) & 1) === 1;
  }
})();
